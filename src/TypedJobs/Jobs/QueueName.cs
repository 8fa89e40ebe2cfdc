using System.Buffers;

namespace TypedJobs;

/// <summary>What a queue may be called: its name is part of keys, command lines and URLs.</summary>
internal static class QueueName
{
    public const string Default = "default";

    private const int MaxLength = 100;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    public static bool IsValid(string? name) => name is { Length: > 0 and <= MaxLength } && !name.AsSpan().ContainsAnyExcept(Allowed);

    public static void ThrowIfInvalid(string? name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException($"'{name}' cannot name a queue: use 1 to {MaxLength} letters, digits, '.', '-' or '_'.", nameof(name));
        }
    }
}
