using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><c>byte[]</c>: MessagePack's binary; nil for null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteArrayCodec : IJobCodec<byte[]>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, byte[] value) => writer.Write(value);

    /// <inheritdoc/>
    public static byte[] Read(ref MessagePackReader reader) => reader.ReadBytes() is { } bytes ? bytes.ToArray() : null!;

    /// <summary>Reads bytes for a value that cannot be null.</summary>
    internal static byte[] ReadRequired(ref MessagePackReader reader)
        => Read(ref reader) ?? throw new MessagePackSerializationException("Bytes are stored as nil.");
}

/// <summary><see cref="Memory{T}"/> of bytes: MessagePack's binary.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryCodec : IJobCodec<Memory<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Memory<byte> value) => writer.Write(value.Span);

    /// <inheritdoc/>
    public static Memory<byte> Read(ref MessagePackReader reader) => ByteArrayCodec.Read(ref reader);
}

/// <summary><see cref="ReadOnlyMemory{T}"/> of bytes: MessagePack's binary.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyMemoryCodec : IJobCodec<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlyMemory<byte> value) => writer.Write(value.Span);

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read(ref MessagePackReader reader) => ByteArrayCodec.Read(ref reader);
}

/// <summary><see cref="ArraySegment{T}"/> of bytes: MessagePack's binary; nil for one without an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArraySegmentCodec : IJobCodec<ArraySegment<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ArraySegment<byte> value)
    {
        if (value.Array is null)
        {
            writer.WriteNil();
        }
        else
        {
            writer.Write(value.AsSpan());
        }
    }

    /// <inheritdoc/>
    public static ArraySegment<byte> Read(ref MessagePackReader reader) => ByteArrayCodec.Read(ref reader) is { } bytes ? new ArraySegment<byte>(bytes) : default;
}
