using System.Collections.ObjectModel;
using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="Dictionary{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<Dictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Dictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader)!;
}

/// <summary><see cref="IDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. Read as a dictionary.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<IDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static IDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader)!;
}

/// <summary><see cref="IReadOnlyDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. Read as a dictionary.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlyDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<IReadOnlyDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlyDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader)!;
}

/// <summary><see cref="ReadOnlyDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<ReadOnlyDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlyDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? new ReadOnlyDictionary<TKey, TValue>(map) : null!;
}

/// <summary>What the codecs of dictionaries share.</summary>
/// <remarks>The reader refuses a header that promises more pairs than bytes remain, so a length from the wire may size a table.</remarks>
internal static class Mapping
{
    public static void Write<TKeyCodec, TKey, TValueCodec, TValue>(ref MessagePackWriter writer, IEnumerable<KeyValuePair<TKey, TValue>>? map)
        where TKeyCodec : struct, IJobCodec<TKey>
        where TKey : notnull
        where TValueCodec : struct, IJobCodec<TValue>
    {
        if (map is null)
        {
            writer.WriteNil();
            return;
        }

        // A dictionary of many threads may grow meanwhile: only what is counted is written.
        KeyValuePair<TKey, TValue>[] pairs = [.. map];
        writer.WriteMapHeader(pairs.Length);
        foreach (var (key, value) in pairs)
        {
            TKeyCodec.Write(ref writer, key);
            TValueCodec.Write(ref writer, value);
        }
    }

    public static Dictionary<TKey, TValue>? Read<TKeyCodec, TKey, TValueCodec, TValue>(ref MessagePackReader reader)
        where TKeyCodec : struct, IJobCodec<TKey>
        where TKey : notnull
        where TValueCodec : struct, IJobCodec<TValue>
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = reader.ReadMapHeader();
        var map = new Dictionary<TKey, TValue>(count);
        for (var i = 0; i < count; i++)
        {
            var key = TKeyCodec.Read(ref reader);
            if (key is null)
            {
                throw new MessagePackSerializationException("A map has nil as a key.");
            }

            map[key] = TValueCodec.Read(ref reader);
        }

        return map;
    }
}
