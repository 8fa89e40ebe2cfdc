using System.Buffers;
using System.Collections.Concurrent;

namespace TypedJobs;

/// <summary>What a queue may be called: its name is part of keys, command lines and URLs.</summary>
internal static class QueueName
{
    public const string Default = "default";

    public const int MaxLength = 100;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    // Few queues are named often: an id that is read does not make its queue's name anew. Bounded, since ids come from outside.
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private const int MaxKnown = 1_000;

    public static bool IsValid(string? name) => IsValid(name.AsSpan());

    public static bool IsValid(ReadOnlySpan<char> name) => name.Length is > 0 and <= MaxLength && !name.ContainsAnyExcept(Allowed);

    /// <summary>The name as a string, the same one for the same name where it is known.</summary>
    public static string Intern(ReadOnlySpan<char> name)
    {
        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known))
        {
            return known;
        }

        var text = name.ToString();
        return Known.Count < MaxKnown ? Known.GetOrAdd(text, text) : text;
    }

    public static void ThrowIfInvalid(string? name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException($"'{name}' cannot name a queue: use 1 to {MaxLength} letters, digits, '.', '-' or '_'.", nameof(name));
        }
    }
}
