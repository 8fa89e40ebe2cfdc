using System.Buffers;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>How a failure is stored: an array of type, message, stack, attempt and Unix ms.</summary>
internal static class FailureCodec
{
    private const int Elements = 5;

    public static byte[] ToBytes(JobFailure failure)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var writer = new MessagePackWriter(buffer);
        Write(ref writer, failure);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static JobFailure FromBytes(ReadOnlyMemory<byte> bytes)
    {
        var reader = new MessagePackReader(bytes);
        return Read(ref reader);
    }

    /// <summary>Reads a failure; null if the bytes are none.</summary>
    public static JobFailure? TryFromBytes(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return FromBytes(bytes);
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Reads the type alone, from the first bytes of a failure; null if they are none.</summary>
    public static string? ReadType(ReadOnlyMemory<byte> start)
    {
        try
        {
            var reader = new MessagePackReader(start);
            reader.ReadArrayHeader();
            return reader.ReadString();
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException)
        {
            return null;
        }
    }

    public static void Write(ref MessagePackWriter writer, JobFailure failure)
    {
        writer.WriteArrayHeader(Elements);
        writer.Write(failure.Type);
        writer.Write(failure.Message);
        writer.Write(failure.StackTrace);
        writer.Write(failure.Attempt);
        writer.Write(failure.At.ToUnixTimeMilliseconds());
    }

    public static JobFailure Read(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        if (count < Elements)
        {
            throw new MessagePackSerializationException($"A failure has {Elements} elements, not {count}.");
        }

        var failure = new JobFailure(
            reader.ReadString() ?? "",
            reader.ReadString() ?? "",
            reader.ReadString(),
            reader.ReadInt32(),
            DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64()));
        for (var i = Elements; i < count; i++)
        {
            reader.Skip();
        }

        return failure;
    }
}
