using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="IList{T}"/>: a MessagePack array; nil for null. Read as a list.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IListCodec<TCodec, T> : IJobCodec<IList<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IList<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static IList<T> Read(ref MessagePackReader reader)
        => ListCodec<TCodec, T>.Read(ref reader);
}

/// <summary><see cref="ICollection{T}"/>: a MessagePack array; nil for null. Read as a list.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ICollectionCodec<TCodec, T> : IJobCodec<ICollection<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ICollection<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ICollection<T> Read(ref MessagePackReader reader)
        => ListCodec<TCodec, T>.Read(ref reader);
}

/// <summary><see cref="IReadOnlyList{T}"/>: a MessagePack array; nil for null. Read as an array.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlyListCodec<TCodec, T> : IJobCodec<IReadOnlyList<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlyList<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader)!;
}

/// <summary><see cref="IReadOnlyCollection{T}"/>: a MessagePack array; nil for null. Read as an array.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlyCollectionCodec<TCodec, T> : IJobCodec<IReadOnlyCollection<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlyCollection<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyCollection<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader)!;
}

/// <summary><see cref="IEnumerable{T}"/>: a MessagePack array; nil for null. Run when it is written; read as an array.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IEnumerableCodec<TCodec, T> : IJobCodec<IEnumerable<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IEnumerable<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static IEnumerable<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader)!;
}

/// <summary><see cref="ISet{T}"/>: a MessagePack array; nil for null. Read as a hash set.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ISetCodec<TCodec, T> : IJobCodec<ISet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ISet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static ISet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? new HashSet<T>(items) : null!;
}

/// <summary><see cref="IReadOnlySet{T}"/>: a MessagePack array; nil for null. Read as a hash set.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IReadOnlySetCodec<TCodec, T> : IJobCodec<IReadOnlySet<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlySet<T> value) => Sequence.Write<TCodec, T>(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlySet<T> Read(ref MessagePackReader reader)
        => Sequence.Read<TCodec, T>(ref reader) is { } items ? new HashSet<T>(items) : null!;
}
