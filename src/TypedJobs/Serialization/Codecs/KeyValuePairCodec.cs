using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>A pair: an array of key and value.</summary>
/// <typeparam name="TKeyCodec">The key's codec.</typeparam>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <typeparam name="TValueCodec">The value's codec.</typeparam>
/// <typeparam name="TValue">The value's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct KeyValuePairCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<KeyValuePair<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, KeyValuePair<TKey, TValue> value)
    {
        writer.WriteArrayHeader(2);
        TKeyCodec.Write(ref writer, value.Key);
        TValueCodec.Write(ref writer, value.Value);
    }

    /// <inheritdoc/>
    public static KeyValuePair<TKey, TValue> Read(ref MessagePackReader reader)
    {
        PayloadReader.ReadTupleHeader(ref reader, 2, "KeyValuePair");
        var key = TKeyCodec.Read(ref reader);
        return new KeyValuePair<TKey, TValue>(key, TValueCodec.Read(ref reader));
    }
}
