using System.Globalization;

namespace TypedJobs;

/// <summary>Durations as they are written in attributes and on command lines: <c>500ms</c>, <c>30s</c>, <c>10m</c>, <c>1h30m</c>, <c>7d</c>.</summary>
internal static class Duration
{
    /// <summary>Reads a duration: numbers with units, larger units first, each unit once.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        var total = TimeSpan.Zero;
        var last = TimeSpan.MaxValue;
        text = text.Trim();
        if (text.IsEmpty)
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return false;
            }

            text = text[digits..];
            if (!TryReadUnit(ref text, out var unit) || unit >= last)
            {
                return false;
            }

            total += unit * count;
            last = unit;
        }

        duration = total;
        return true;
    }

    private static bool TryReadUnit(ref ReadOnlySpan<char> text, out TimeSpan unit)
    {
        var length = text is ['m', 's', ..] ? 2 : 1;
        unit = text switch
        {
            ['m', 's', ..] => TimeSpan.FromMilliseconds(1),
            ['s', ..] => TimeSpan.FromSeconds(1),
            ['m', ..] => TimeSpan.FromMinutes(1),
            ['h', ..] => TimeSpan.FromHours(1),
            ['d', ..] => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        text = text[Math.Min(length, text.Length)..];
        return unit > TimeSpan.Zero;
    }
}
