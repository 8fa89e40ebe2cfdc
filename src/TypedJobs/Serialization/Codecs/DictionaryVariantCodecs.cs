using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="SortedDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<SortedDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, SortedDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static SortedDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? new SortedDictionary<TKey, TValue>(map) : null!;
}

/// <summary><see cref="SortedList{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedListCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<SortedList<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, SortedList<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static SortedList<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? new SortedList<TKey, TValue>(map) : null!;
}

/// <summary><see cref="ConcurrentDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<ConcurrentDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ConcurrentDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static ConcurrentDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? new ConcurrentDictionary<TKey, TValue>(map) : null!;
}

/// <summary><see cref="FrozenDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<FrozenDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, FrozenDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static FrozenDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? map.ToFrozenDictionary() : null!;
}

/// <summary><see cref="ImmutableDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<ImmutableDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? map.ToImmutableDictionary() : null!;
}

/// <summary><see cref="ImmutableSortedDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<ImmutableSortedDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableSortedDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableSortedDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? map.ToImmutableSortedDictionary() : null!;
}

/// <summary><see cref="IImmutableDictionary{TKey, TValue}"/>: a MessagePack map; nil for null. Read as a hash table.</summary>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TKey">The keys' type.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
/// <typeparam name="TValue">The values' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableDictionaryCodec<TKeyCodec, TKey, TValueCodec, TValue> : IJobCodec<IImmutableDictionary<TKey, TValue>>
    where TKeyCodec : struct, IJobCodec<TKey>
    where TKey : notnull
    where TValueCodec : struct, IJobCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IImmutableDictionary<TKey, TValue> value)
        => Mapping.Write<TKeyCodec, TKey, TValueCodec, TValue>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableDictionary<TKey, TValue> Read(ref MessagePackReader reader)
        => Mapping.Read<TKeyCodec, TKey, TValueCodec, TValue>(ref reader) is { } map ? map.ToImmutableDictionary() : null!;
}
