using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TypedJobs;

/// <summary>How the text of a setting becomes a value.</summary>
/// <param name="Expected">What the text must be, for the message: <c>a whole number such as 8</c>.</param>
/// <param name="TryRead">Reads it.</param>
internal sealed record SettingReader<TValue>(string Expected, SettingReader<TValue>.Reader TryRead)
{
    public delegate bool Reader(string text, [MaybeNullWhen(false)] out TValue value);
}

/// <summary>The readers of all settings.</summary>
internal static class SettingReaders
{
    public static SettingReader<string> Text { get; } = new("text", static (string text, [MaybeNullWhen(false)] out string value) => (value = text) is not null);

    public static SettingReader<int> Int { get; } = new("a whole number such as 8", static (string text, out int value)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public static SettingReader<long> Long { get; } = new("a whole number such as 8", static (string text, out long value)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public static SettingReader<bool> Bool { get; } = new("'true' or 'false'", static (string text, out bool value) => bool.TryParse(text, out value));

    public static SettingReader<TimeSpan> Duration { get; } = new("a duration such as '30s', '1h30m' or '00:00:30'", static (string text, out TimeSpan value)
        => TypedJobs.Duration.TryParse(text, out value)
            // A bare number would be read as days: only zero needs no unit.
            || ((text.Contains(':', StringComparison.Ordinal) || text.Trim() == "0") && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value)));

    public static SettingReader<long> Bytes { get; } = new("a size such as '512MB'", TryReadBytes);

    /// <summary>A size that an <c>int</c> holds; what is larger is out of every range.</summary>
    public static SettingReader<int> FewBytes { get; } = new("a size such as '512KB'", static (string text, out int value) =>
    {
        var isSize = TryReadBytes(text, out var bytes);
        value = (int)Math.Min(bytes, int.MaxValue);
        return isSize;
    });

    private static bool TryReadBytes(string text, out long bytes)
    {
        bytes = 0;
        var digits = text.AsSpan().TrimEnd("BbIiKkMmGg ");
        long? unit = text[digits.Length..].Trim().ToUpperInvariant() switch
        {
            "" or "B" => 1,
            "K" or "KB" or "KIB" => 1L << 10,
            "M" or "MB" or "MIB" => 1L << 20,
            "G" or "GB" or "GIB" => 1L << 30,
            _ => null,
        };
        if (unit is not { } factor || !long.TryParse(digits, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var count) || count > long.MaxValue / factor)
        {
            return false;
        }

        bytes = count * factor;
        return true;
    }
}
