namespace TypedJobs.Generators.Contract;

/// <summary>What jobs and queues may be called: their names stand in Redis keys, on command lines and in URLs.</summary>
internal static class WireNames
{
    /// <summary>The longest name of a job, in characters.</summary>
    public const int LongestJobName = 200;

    /// <summary>The longest name of a queue, in characters.</summary>
    public const int LongestQueueName = 100;

    /// <summary>True for 1 to 200 characters of ASCII letters, digits, <c>.</c>, <c>-</c>, <c>_</c>.</summary>
    public static bool IsJobName(string? name) => IsName(name, LongestJobName);

    /// <summary>True for 1 to 100 characters of ASCII letters, digits, <c>.</c>, <c>-</c>, <c>_</c>.</summary>
    public static bool IsQueueName(string? name) => IsName(name, LongestQueueName);

    /// <summary>True for text that UTF-8 can hold: no half of a surrogate pair.</summary>
    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(string? name, int longest)
    {
        if (name is null || name.Length == 0 || name.Length > longest)
        {
            return false;
        }

        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
