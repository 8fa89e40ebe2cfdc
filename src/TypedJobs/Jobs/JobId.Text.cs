using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TypedJobs;

public readonly partial struct JobId : ISpanFormattable, ISpanParsable<JobId>, IUtf8SpanFormattable, IUtf8SpanParsable<JobId>
{
    /// <summary>Characters of a written id without its queue.</summary>
    public const int TextLength = 25;

    /// <summary>The most characters of a written id: those of its queue, a dot, and <see cref="TextLength"/>.</summary>
    public const int MaxTextLength = QueueName.MaxLength + 1 + TextLength;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Reads a written id, with or without its queue.</summary>
    /// <param name="s">What <see cref="ToString()"/> writes.</param>
    /// <param name="provider">Not used: an id is written alike everywhere.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is no job id.</exception>
    public static JobId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static JobId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
        => TryParse(s, provider, out var id) ? id : throw Malformed(s);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    /// <param name="utf8Text">What <see cref="ToString()"/> writes, as UTF-8.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException"><paramref name="utf8Text"/> is no job id.</exception>
    public static JobId Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null)
        => TryParse(utf8Text, provider, out var id) ? id : throw Malformed(Encoding.UTF8.GetString(utf8Text));

    /// <summary>Reads a written id, if it is one.</summary>
    /// <param name="s">What may be an id; null is none.</param>
    /// <param name="result">The id; empty if it is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out JobId result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobId result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out JobId result)
    {
        // All characters of an id are ASCII, so others make it longer than it may be or fail on their own.
        Span<char> text = stackalloc char[MaxTextLength];
        result = default;
        return utf8Text.Length <= MaxTextLength
            && Encoding.UTF8.TryGetChars(utf8Text, text, out var length)
            && TryParse(text[..length], provider, out result);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out JobId result)
    {
        result = default;
        if (s.Length < TextLength || !TryReadIdentity(s[^TextLength..], out var identity))
        {
            return false;
        }

        var rest = s[..^TextLength];
        if (rest.IsEmpty)
        {
            result = identity;
            return true;
        }

        // A queue's name may have dots of its own: the last one ends it.
        if (rest[^1] != '.' || !QueueName.IsValid(rest[..^1]))
        {
            return false;
        }

        result = identity.At(QueueName.Intern(rest[..^1]));
        return true;
    }

    /// <summary>Writes the id.</summary>
    /// <param name="destination">At most <see cref="MaxTextLength"/> characters are needed.</param>
    /// <param name="charsWritten">How many were written.</param>
    /// <param name="format">Empty or <c>G</c>: with the queue, if the id names one. <c>N</c>: without.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>False if <paramref name="destination"/> is too short.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is another.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        charsWritten = 0;
        var queue = QueueIn(format);
        var identity = queue.Length == 0 ? 0 : queue.Length + 1;
        if (destination.Length < identity + TextLength)
        {
            return false;
        }

        if (identity > 0)
        {
            queue.CopyTo(destination);
            destination[queue.Length] = '.';
        }

        WriteIdentity(destination[identity..]);
        charsWritten = identity + TextLength;
        return true;
    }

    /// <inheritdoc cref="TryFormat(Span{char}, out int, ReadOnlySpan{char}, IFormatProvider?)"/>
    /// <param name="utf8Destination">At most <see cref="MaxTextLength"/> bytes are needed.</param>
    /// <param name="bytesWritten">How many were written.</param>
    /// <param name="format">Empty or <c>G</c>: with the queue, if the id names one. <c>N</c>: without.</param>
    /// <param name="provider">Not used.</param>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        Span<char> text = stackalloc char[MaxTextLength];
        bytesWritten = 0;
        return TryFormat(text, out var length, format, provider) && Encoding.UTF8.TryGetBytes(text[..length], utf8Destination, out bytesWritten);
    }

    /// <summary>The written form: the queue, if the id names one, a dot, and 25 characters.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The written form.</summary>
    /// <param name="format">Null, empty or <c>G</c>: with the queue, if the id names one. <c>N</c>: without.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <exception cref="FormatException"><paramref name="format"/> is another.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var queue = QueueIn(format);
        return string.Create(
            TextLength + (queue.Length == 0 ? 0 : queue.Length + 1),
            (Id: this, Format: format),
            static (span, state) => state.Id.TryFormat(span, out _, state.Format, null));
    }

    private string QueueIn(ReadOnlySpan<char> format) => format switch
    {
        "" or "G" or "g" => _queue ?? "",
        "N" or "n" => "",
        _ => throw new FormatException($"A job id is written as 'G' (with its queue) or 'N' (without), not as '{format}'."),
    };

    private void WriteIdentity(Span<char> destination)
    {
        var value = new UInt128(_high, _low);
        for (var i = TextLength - 2; i >= 0; i--)
        {
            destination[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        destination[TextLength - 1] = IsEmpty ? 'n' : (char)(_high >> 56);
    }

    private static bool TryReadIdentity(ReadOnlySpan<char> text, out JobId identity)
    {
        identity = default;
        if (text[^1] is not ('h' or 'n' or 'l'))
        {
            return false;
        }

        UInt128 value = 0;
        foreach (var c in text[..^1])
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        // What the empty id is written as is read as the empty id again.
        var isEmpty = value == 0 && text[^1] == 'n';
        value |= isEmpty ? 0 : (UInt128)text[^1] << 120;
        identity = new JobId((ulong)(value >> 64), (ulong)value);
        return true;
    }

    private static FormatException Malformed(ReadOnlySpan<char> text)
        => new($"'{(text.Length <= MaxTextLength ? text : $"{text[..MaxTextLength]}…")}' is not a job id: expected {TextLength} characters such as "
            + "'06DC4R9V7XK2M8P3QH5T1W0Zn', or its queue before them: 'mail.06DC4R9V7XK2M8P3QH5T1W0Zn'.");
}
