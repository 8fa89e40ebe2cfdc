using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="ImmutableArray{T}"/>: a MessagePack array; nil for a default one.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayCodec<TCodec, T> : IJobCodec<ImmutableArray<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableArray<T> value)
    {
        if (value.IsDefault)
        {
            writer.WriteNil();
        }
        else
        {
            Sequence.WriteSpan<TCodec, T>(ref writer, value.AsSpan());
        }
    }

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? ImmutableCollectionsMarshal.AsImmutableArray(items) : default;
}

/// <summary><see cref="ImmutableList{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableListCodec<TCodec, T> : IJobCodec<ImmutableList<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableList<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableList<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? ImmutableList.Create(items) : null!;
}

/// <summary><see cref="IImmutableList{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableListCodec<TCodec, T> : IJobCodec<IImmutableList<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IImmutableList<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableList<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? ImmutableList.Create(items) : null!;
}

/// <summary><see cref="ImmutableHashSet{T}"/>: a MessagePack array; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableHashSetCodec<TCodec, T> : IJobCodec<ImmutableHashSet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableHashSet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableHashSet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? ImmutableHashSet.Create(items) : null!;
}

/// <summary><see cref="ImmutableSortedSet{T}"/>: a MessagePack array; nil for null. The comparer is not serialized.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedSetCodec<TCodec, T> : IJobCodec<ImmutableSortedSet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableSortedSet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableSortedSet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? ImmutableSortedSet.Create(items) : null!;
}

/// <summary><see cref="IImmutableSet{T}"/>: a MessagePack array; nil for null. Read as a hash set.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IImmutableSetCodec<TCodec, T> : IJobCodec<IImmutableSet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IImmutableSet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static IImmutableSet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? ImmutableHashSet.Create(items) : null!;
}

/// <summary><see cref="ImmutableQueue{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableQueueCodec<TCodec, T> : IJobCodec<ImmutableQueue<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableQueue<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableQueue<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? ImmutableQueue.Create(items) : null!;
}

/// <summary><see cref="ImmutableStack{T}"/>: a MessagePack array, the top first; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableStackCodec<TCodec, T> : IJobCodec<ImmutableStack<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableStack<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableStack<T> Read(ref MessagePackReader reader)
    {
        var items = Sequence.Read<TCodec, T>(ref reader);
        Array.Reverse(items ?? []);
        return items is null ? null! : ImmutableStack.Create(items);
    }
}
