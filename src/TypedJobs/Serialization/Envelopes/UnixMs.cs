using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>A moment as the value of an option: an integer, Unix ms.</summary>
internal static class UnixMs
{
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Encodes a moment.</summary>
    public static ReadOnlySpan<byte> Encode(DateTimeOffset time)
    {
        const int Longest = 9;
        var bytes = new byte[Longest];
        MessagePackPrimitives.TryWrite(bytes, time.ToUnixTimeMilliseconds(), out var length);
        return bytes.AsSpan(0, length);
    }

    /// <summary>Decodes a moment; null if the bytes are none, or one before 1970 or after 9999.</summary>
    /// <param name="value">One MessagePack value, or none.</param>
    public static DateTimeOffset? Decode(ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        var reader = new MessagePackReader(value);
        if (reader.NextMessagePackType != MessagePackType.Integer)
        {
            return null;
        }

        // What is beyond the range of a long is beyond the year 9999, too.
        var unixMs = reader.NextCode == MessagePackCode.UInt64 ? (long)Math.Min(reader.ReadUInt64(), long.MaxValue) : reader.ReadInt64();
        return unixMs >= 0 && unixMs <= Last ? DateTimeOffset.FromUnixTimeMilliseconds(unixMs) : null;
    }
}
