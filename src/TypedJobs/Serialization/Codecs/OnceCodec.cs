using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>How the result of an effect that runs once is kept: simple types as MessagePack, all others as JSON by metadata that the caller gives.</summary>
internal static class OnceCodec
{
    public static byte[] Write<T>(T value, JsonTypeInfo<T>? json)
        => json is null ? Simple<T>.Codec.Write(value) : JsonSerializer.SerializeToUtf8Bytes(value, json);

    public static T Read<T>(ReadOnlyMemory<byte> bytes, JsonTypeInfo<T>? json, JobId id, string name)
    {
        try
        {
            return json is null ? Simple<T>.Codec.Read(bytes) : JsonSerializer.Deserialize(bytes.Span, json)!;
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException or JsonException)
        {
            throw new JobFormatException(
                $"What '{name}' came to in an earlier attempt of job {id} is not a {typeof(T).Name} any more: {exception.Message} Was its type changed?", exception);
        }
    }

    /// <summary>Fails before the effect runs rather than after it.</summary>
    public static void ThrowIfUnknown<T>(JsonTypeInfo<T>? json)
    {
        if (json is null)
        {
            _ = Simple<T>.Codec;
        }
    }

    private static class Simple<T>
    {
        public static SimpleCodec<T> Codec => Found ?? throw new JobException(
            $"OnceAsync cannot keep a {typeof(T)} by itself: it keeps strings, numbers, bool, Guid, JobId, dates, times, Uri and byte[]. "
            + "Return one of those, or pass the type's JsonTypeInfo: job.OnceAsync(name, effect, MyJsonContext.Default.Receipt).");

        private static readonly SimpleCodec<T>? Found = SimpleCodecs.Find(typeof(T)) as SimpleCodec<T>;
    }
}

/// <summary>Writes and reads one type.</summary>
internal sealed class SimpleCodec<T>
{
    private readonly Writer _write;
    private readonly Reader _read;

    public SimpleCodec(Writer write, Reader read)
    {
        _write = write;
        _read = read;
    }

    public delegate void Writer(ref MessagePackWriter writer, T value);

    public delegate T Reader(ref MessagePackReader reader);

    public byte[] Write(T value)
    {
        var buffer = new ArrayBufferWriter<byte>(32);
        var writer = new MessagePackWriter(buffer);
        _write(ref writer, value);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public T Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new MessagePackReader(bytes);
        return _read(ref reader);
    }
}
