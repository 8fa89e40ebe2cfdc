using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="Guid"/>: its 16 bytes, as MessagePack-CSharp's native resolver has it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidCodec : IJobCodec<Guid>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Guid value)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        value.TryWriteBytes(bytes);
        writer.Write(bytes);
    }

    /// <inheritdoc/>
    public static Guid Read(ref MessagePackReader reader)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        FixedBytes.Read(ref reader, bytes);
        return new Guid(bytes);
    }
}

/// <summary>Values of a fixed number of bytes.</summary>
internal static class FixedBytes
{
    /// <summary>The bytes of a Guid, a decimal and the other values that are 128 bits.</summary>
    public const int Size = 16;

    /// <summary>Reads exactly as many bytes as there is room for.</summary>
    /// <exception cref="MessagePackSerializationException">There are more or fewer, or it is nil.</exception>
    public static void Read(ref MessagePackReader reader, scoped Span<byte> destination)
    {
        var bytes = reader.ReadBytes();
        if (bytes is not { } found || found.Length != destination.Length)
        {
            throw new MessagePackSerializationException($"A value of {destination.Length} bytes is stored as {(bytes is null ? "nil" : $"{bytes.Value.Length} bytes")}.");
        }

        found.CopyTo(destination);
    }
}
