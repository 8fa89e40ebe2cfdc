using System;

namespace TypedJobs.Generators.Contract;

/// <summary>Durations as attributes spell them: <c>"500ms"</c>, <c>"30s"</c>, <c>"10m"</c>, <c>"1h30m"</c>, <c>"7d"</c>.</summary>
internal static class DurationText
{
    /// <summary>What a malformed duration's message says.</summary>
    public const string Expected = "a duration such as \"30s\", \"10m\" or \"1h30m\" (units d, h, m, s, ms, each at most once, largest first)";

    private static readonly (string Name, long Ticks)[] Units =
    [
        ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("ms", TimeSpan.TicksPerMillisecond),
        ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
    ];

    /// <summary>Reads a duration.</summary>
    /// <returns>False if the text is none, or is longer than a <see cref="TimeSpan"/> can be.</returns>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var total = 0L;
        var previousUnit = long.MaxValue;
        for (var at = 0; at < text!.Length;)
        {
            if (!TryReadNumber(text, ref at, out var number) || !TryReadUnit(text, ref at, out var unit)
                || unit >= previousUnit || number > (long.MaxValue - total) / unit)
            {
                return false;
            }

            total += number * unit;
            previousUnit = unit;
        }

        duration = new TimeSpan(total);
        return true;
    }

    /// <summary>Reads a duration of our own.</summary>
    public static TimeSpan Parse(string text) => TryParse(text, out var duration) ? duration : throw new FormatException($"'{text}' is no duration.");

    private static bool TryReadNumber(string text, ref int at, out long number)
    {
        const int MostDigits = 15;
        number = 0;
        var start = at;
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
        {
            if (at - start == MostDigits)
            {
                return false;
            }

            number = (number * 10) + (text[at] - '0');
        }

        return at > start;
    }

    private static bool TryReadUnit(string text, ref int at, out long ticks)
    {
        foreach (var (name, unit) in Units)
        {
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
            {
                at += name.Length;
                ticks = unit;
                return true;
            }
        }

        ticks = 0;
        return false;
    }
}
