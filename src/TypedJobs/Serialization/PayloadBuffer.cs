using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>Where generated code writes payloads. Kept per thread and used again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PayloadBuffer
{
    private const int KeptCapacity = 64 * 1024;

    [ThreadStatic]
    private static PayloadBuffer? _spare;

    private ArrayBufferWriter<byte> _buffer = new(512);

    private PayloadBuffer()
    {
    }

    /// <summary>Takes this thread's buffer, or a new one while that is in use.</summary>
    public static PayloadBuffer Rent()
    {
        var buffer = _spare ?? new PayloadBuffer();
        _spare = null;
        return buffer;
    }

    /// <summary>Starts a value.</summary>
    /// <param name="prefix">Bytes that go before it.</param>
    public MessagePackWriter Begin(ReadOnlySpan<byte> prefix = default)
    {
        PayloadLimits.StartWrite();
        _buffer.ResetWrittenCount();
        _buffer.Write(prefix);
        return new MessagePackWriter(_buffer);
    }

    /// <summary>Ends what <see cref="Begin"/> began: returns a copy of it, and gives the buffer back to its thread.</summary>
    public byte[] ToArray(ref MessagePackWriter writer)
    {
        writer.Flush();
        var bytes = _buffer.WrittenSpan.ToArray();
        if (_buffer.Capacity > KeptCapacity)
        {
            _buffer = new ArrayBufferWriter<byte>(512);
        }

        _spare = this;
        return bytes;
    }
}
