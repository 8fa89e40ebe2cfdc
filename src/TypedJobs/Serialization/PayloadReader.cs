using System.Buffers;
using System.ComponentModel;
using System.Text;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What generated codecs share when they read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadReader
{
    /// <summary>Reads the key of a map.</summary>
    /// <returns>Its UTF-8 bytes: where the payload is in one piece, as jobs' are, without a copy.</returns>
    /// <exception cref="MessagePackSerializationException">It is no string.</exception>
    public static ReadOnlySpan<byte> ReadKey(ref MessagePackReader reader)
    {
        if (reader.TryReadStringSpan(out var key))
        {
            return key;
        }

        return reader.ReadStringSequence() is { } sequence
            ? sequence.ToArray()
            : throw new MessagePackSerializationException("A map has nil as the name of a member.");
    }

    /// <summary>Reads the header of an array whose length never changes.</summary>
    /// <exception cref="MessagePackSerializationException">It has another length.</exception>
    public static void ReadTupleHeader(ref MessagePackReader reader, int length, string type)
    {
        var stored = reader.ReadArrayHeader();
        if (stored != length)
        {
            throw new MessagePackSerializationException($"'{type}' is stored with {stored} elements but has {length}. A payload that will change is better a record.");
        }
    }

    /// <summary>A value that is of none of its union's cases.</summary>
    public static MessagePackSerializationException NoCase(string union, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new($"'{type.FullName}' is no case of '{union}': add [MessagePack.Union(n, typeof({type.Name}))] or [JsonDerivedType(typeof({type.Name}), n)] to '{union}'.");
    }

    /// <summary>A name that is of none of a union's cases.</summary>
    public static MessagePackSerializationException UnknownCase(string union, ReadOnlySpan<byte> name)
        => new($"'{union}' is stored as case '{Encoding.UTF8.GetString(name)}', which this build does not have. Deploy the workers before the clients.");

    /// <summary>A number that is of none of a union's cases.</summary>
    public static MessagePackSerializationException UnknownCase(string union, int number)
        => new($"'{union}' is stored as case {number}, which this build does not have. Deploy the workers before the clients.");
}
