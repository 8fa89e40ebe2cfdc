using System.ComponentModel;
using System.Runtime.InteropServices;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><c>T[]</c>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayCodec<TCodec, T> : IJobCodec<T[]>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T[] value)
    {
        if (value is null)
        {
            writer.WriteNil();
        }
        else
        {
            Sequence.WriteSpan<TCodec, T>(ref writer, value);
        }
    }

    /// <inheritdoc/>
    public static T[] Read(ref MessagePackReader reader) => Sequence.Read<TCodec, T>(ref reader)!;
}

/// <summary><see cref="List{T}"/>: a MessagePack array; nil for null.</summary>
/// <typeparam name="TCodec">The elements' codec.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<TCodec, T> : IJobCodec<List<T>>
    where TCodec : struct, IJobCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, List<T> value)
    {
        if (value is null)
        {
            writer.WriteNil();
        }
        else
        {
            Sequence.WriteSpan<TCodec, T>(ref writer, CollectionsMarshal.AsSpan(value));
        }
    }

    /// <inheritdoc/>
    public static List<T> Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null!;
        }

        var count = reader.ReadArrayHeader();
        var list = new List<T>(count);
        for (var i = 0; i < count; i++)
        {
            list.Add(TCodec.Read(ref reader));
        }

        return list;
    }
}

/// <summary>What the codecs of collections share.</summary>
/// <remarks>The reader refuses a header that promises more elements than bytes remain, so a length from the wire may size an array.</remarks>
internal static class Sequence
{
    public static void WriteSpan<TCodec, T>(ref MessagePackWriter writer, ReadOnlySpan<T> items)
        where TCodec : struct, IJobCodec<T>
    {
        writer.WriteArrayHeader(items.Length);
        foreach (var item in items)
        {
            TCodec.Write(ref writer, item);
        }
    }

    public static void Write<TCodec, T>(ref MessagePackWriter writer, IEnumerable<T>? items)
        where TCodec : struct, IJobCodec<T>
    {
        if (items is null)
        {
            writer.WriteNil();
            return;
        }

        // A query is run once, and a collection that changes meanwhile cannot tear the array: only what is counted is written.
        WriteSpan<TCodec, T>(ref writer, items as T[] ?? [.. items]);
    }

    public static T[]? Read<TCodec, T>(ref MessagePackReader reader)
        where TCodec : struct, IJobCodec<T>
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = reader.ReadArrayHeader();
        if (count == 0)
        {
            return [];
        }

        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = TCodec.Read(ref reader);
        }

        return items;
    }
}
