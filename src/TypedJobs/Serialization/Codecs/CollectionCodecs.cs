using System.Collections.Frozen;
using System.Collections.ObjectModel;
using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="HashSet{T}"/>: a MessagePack array; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HashSetCodec<TCodec, T> : IJobCodec<HashSet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, HashSet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static HashSet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? new HashSet<T>(items) : null!;
}

/// <summary><see cref="SortedSet{T}"/>: a MessagePack array; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedSetCodec<TCodec, T> : IJobCodec<SortedSet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, SortedSet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static SortedSet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? new SortedSet<T>(items) : null!;
}

/// <summary><see cref="FrozenSet{T}"/>: a MessagePack array; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenSetCodec<TCodec, T> : IJobCodec<FrozenSet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, FrozenSet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static FrozenSet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? items.ToFrozenSet() : null!;
}

/// <summary><see cref="Queue{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct QueueCodec<TCodec, T> : IJobCodec<Queue<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Queue<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static Queue<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? new Queue<T>(items) : null!;
}

/// <summary><see cref="Stack{T}"/>: a MessagePack array, the top first; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StackCodec<TCodec, T> : IJobCodec<Stack<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Stack<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static Stack<T> Read(ref MessagePackReader reader)
    {
        var items = Sequence.Read<TCodec, T>(ref reader);
        Array.Reverse(items ?? []);
        return items is null ? null! : new Stack<T>(items);
    }
}

/// <summary><see cref="LinkedList{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LinkedListCodec<TCodec, T> : IJobCodec<LinkedList<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, LinkedList<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static LinkedList<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? new LinkedList<T>(items) : null!;
}

/// <summary><see cref="Collection{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionCodec<TCodec, T> : IJobCodec<Collection<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Collection<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static Collection<T> Read(ref MessagePackReader reader)
        => ListCodec<TCodec, T>.Read(ref reader) is { } items ? new Collection<T>(items) : null!;
}

/// <summary><see cref="ReadOnlyCollection{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyCollectionCodec<TCodec, T> : IJobCodec<ReadOnlyCollection<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlyCollection<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyCollection<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? new ReadOnlyCollection<T>(items) : null!;
}
