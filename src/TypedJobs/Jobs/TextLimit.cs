using System.Text;

namespace TypedJobs;

/// <summary>Cuts a text to what may be stored.</summary>
internal static class TextLimit
{
    private const char Ellipsis = '…';
    private const int MaxBytesPerChar = 3;

    /// <summary>The text itself if it fits; else its start and an ellipsis. Never half a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The most characters.</param>
    /// <param name="maxBytes">The most bytes as UTF-8.</param>
    public static string Cut(string text, int maxLength, int maxBytes)
    {
        var fits = text.Length <= maxLength && ((long)text.Length * MaxBytesPerChar <= maxBytes || Encoding.UTF8.GetByteCount(text) <= maxBytes);
        return fits && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? text
            : Rewrite(text, fits ? maxLength : maxLength - 1, fits ? maxBytes : maxBytes - MaxBytesPerChar);
    }

    private static string Rewrite(string text, int maxLength, int maxBytes)
    {
        var kept = new StringBuilder();
        var bytes = 0;
        // A half pair comes as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (kept.Length + rune.Utf16SequenceLength > maxLength || bytes > maxBytes)
            {
                return kept.Append(Ellipsis).ToString();
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
