using System;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Looks for Redis commands that count on from what is stored, in a Lua script or as the name of a command.</summary>
internal static class RedisText
{
    private static readonly string[] Commands =
    [
        "INCR", "INCRBY", "INCRBYFLOAT", "DECR", "DECRBY", "APPEND", "HINCRBY", "HINCRBYFLOAT", "ZINCRBY", "LPUSH", "RPUSH", "LPUSHX", "RPUSHX", "LMOVE",
        "RPOPLPUSH", "LPOP", "RPOP", "SPOP", "ZPOPMIN", "ZPOPMAX", "GETDEL", "XADD", "PUBLISH",
    ];

    public static bool IsRepeatedCommand(string? command)
        => command is not null && Array.IndexOf(Commands, command.Trim().ToUpperInvariant()) >= 0;

    /// <summary>True for a script that calls one of the commands; one that tests first is not judged.</summary>
    public static bool Repeats(string? script)
    {
        if (script is null || HasWord(script, "if"))
        {
            return false;
        }

        foreach (var command in Commands)
        {
            if (HasWord(script, command))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
