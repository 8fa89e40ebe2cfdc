using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TypedJobs;

/// <summary>The 128-bit identity of a job: its priority, the millisecond in which it was made, and 72 random bits.</summary>
/// <remarks>
/// Stored as 16 bytes: one for the priority (<c>h</c>, <c>n</c>, <c>l</c>), so that a script moves a job to its list without opening the body;
/// six for Unix milliseconds, big-endian; nine random. Written as 25 characters: the last fifteen bytes in Crockford's base 32
/// (<see href="https://www.crockford.com/base32.html"/>), then the priority's letter. Ids sort by time.
/// </remarks>
public readonly struct JobId : IEquatable<JobId>, IComparable<JobId>, ISpanFormattable, ISpanParsable<JobId>
{
    /// <summary>Bytes of a stored id.</summary>
    public const int Size = 16;

    /// <summary>Characters of a written id.</summary>
    public const int TextLength = 25;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly ulong _high;
    private readonly ulong _low;

    private JobId(ulong high, ulong low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>True for <c>default</c>, which is no job's id.</summary>
    public bool IsEmpty => (_high | _low) == 0;

    /// <summary>The priority that the job was enqueued with.</summary>
    public JobPriority Priority => (byte)(_high >> 56) switch
    {
        (byte)'h' => JobPriority.High,
        (byte)'l' => JobPriority.Low,
        _ => JobPriority.Normal,
    };

    /// <summary>When the id was made, by the clock of the client that made it, to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)((_high >> 8) & 0xFFFF_FFFF_FFFF));

    /// <summary>Makes an id.</summary>
    /// <param name="priority">Decides the list that the job waits in.</param>
    /// <param name="time">The clock to stamp the id with.</param>
    /// <param name="random">The source of its 72 random bits.</param>
    /// <returns>An id that no other client makes, but for a chance of 2^-72 within one millisecond.</returns>
    public static JobId Create(JobPriority priority, TimeProvider time, Random random)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        return Create(priority, time.GetUtcNow().ToUnixTimeMilliseconds(), random);
    }

    internal static JobId Create(JobPriority priority, long unixMs, Random random)
    {
        var tag = priority switch { JobPriority.High => (ulong)'h', JobPriority.Low => 'l', _ => 'n' };
        var high = (tag << 56) | (((ulong)unixMs & 0xFFFF_FFFF_FFFF) << 8) | (byte)random.Next(256);
        // NextInt64 leaves out the sign bit; two draws would cost as much as one more bit is worth.
        return new JobId(high, ((ulong)random.NextInt64() << 1) ^ (ulong)random.NextInt64());
    }

    /// <summary>Makes the id of something that belongs to this job, the same whenever it is made: a child job that each attempt enqueues once.</summary>
    /// <param name="name">Tells what is made from one job apart.</param>
    /// <returns>An id of the same priority and time; its random bits are taken from the SHA-256 of this id and the name.</returns>
    /// <example><code>await Jobs.SendReceipt.With(order).WithId(job.Id.Derive("receipt")).EnqueueAsync();</code></example>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public JobId Derive(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var text = new byte[Size + Encoding.UTF8.GetByteCount(name)];
        TryWriteBytes(text);
        Encoding.UTF8.GetBytes(name, text.AsSpan(Size));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return new JobId((_high & ~0xFFUL) | hash[0], BinaryPrimitives.ReadUInt64BigEndian(hash[1..]));
    }

    /// <summary>Reads a stored id.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes, as <see cref="TryWriteBytes"/> writes them.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has another length.</exception>
    public static JobId FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A stored job id has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        }

        return new JobId(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    /// <summary>Writes the stored form.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <returns>False if <paramref name="destination"/> is too short; nothing is written then.</returns>
    public bool TryWriteBytes(Span<byte> destination)
        => destination.Length >= Size
            && BinaryPrimitives.TryWriteUInt64BigEndian(destination, _high)
            && BinaryPrimitives.TryWriteUInt64BigEndian(destination[8..], _low);

    /// <summary>The stored form in an array of its own.</summary>
    public byte[] ToByteArray()
    {
        var bytes = new byte[Size];
        TryWriteBytes(bytes);
        return bytes;
    }

    /// <summary>Reads a written id.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is no job id.</exception>
    public static JobId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static JobId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
        => TryParse(s, provider, out var id)
            ? id
            : throw new FormatException($"'{s}' is not a job id: expected {TextLength} characters such as '06DC4R9V7XK2M8P3QH5T1W0Zn'.");

    /// <summary>Reads a written id, if it is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out JobId result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JobId result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out JobId result)
    {
        result = default;
        if (s.Length != TextLength || s[^1] is not ('h' or 'n' or 'l'))
        {
            return false;
        }

        UInt128 value = s[^1];
        foreach (var c in s[..^1])
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        result = new JobId((ulong)(value >> 64), (ulong)value);
        return true;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        charsWritten = 0;
        if (destination.Length < TextLength)
        {
            return false;
        }

        var value = new UInt128(_high, _low);
        for (var i = TextLength - 2; i >= 0; i--)
        {
            destination[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        destination[TextLength - 1] = IsEmpty ? 'n' : (char)(_high >> 56);
        charsWritten = TextLength;
        return true;
    }

    /// <summary>The written form: 25 characters.</summary>
    public override string ToString() => string.Create(TextLength, this, static (span, id) => id.TryFormat(span, out _, default, null));

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool Equals(JobId other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JobId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <summary>Older first; the priority decides last.</summary>
    public int CompareTo(JobId other)
    {
        const ulong WithoutPriority = 0x00FF_FFFF_FFFF_FFFF;
        var byTime = (_high & WithoutPriority).CompareTo(other._high & WithoutPriority);
        return byTime != 0 ? byTime : _low != other._low ? _low.CompareTo(other._low) : _high.CompareTo(other._high);
    }

    /// <summary>Same id.</summary>
    public static bool operator ==(JobId left, JobId right) => left.Equals(right);

    /// <summary>Another id.</summary>
    public static bool operator !=(JobId left, JobId right) => !left.Equals(right);

    /// <summary>Older.</summary>
    public static bool operator <(JobId left, JobId right) => left.CompareTo(right) < 0;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(JobId left, JobId right) => left.CompareTo(right) <= 0;

    /// <summary>Newer.</summary>
    public static bool operator >(JobId left, JobId right) => left.CompareTo(right) > 0;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(JobId left, JobId right) => left.CompareTo(right) >= 0;
}
