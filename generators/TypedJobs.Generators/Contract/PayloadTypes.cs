using System;
using System.Collections.Generic;

namespace TypedJobs.Generators.Contract;

/// <summary>The table of types with a codec in the library: metadata name to the codec's name in <c>TypedJobs.Serialization</c>.</summary>
/// <remarks>To add a type: a row here, its codec there, a case in <c>CodecRoundTripTests</c>.</remarks>
internal static class PayloadTypes
{
    /// <summary>Types without type arguments.</summary>
    public static readonly IReadOnlyDictionary<string, string> Scalars = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "BooleanCodec",
        ["System.Byte"] = "ByteCodec",
        ["System.SByte"] = "SByteCodec",
        ["System.Int16"] = "Int16Codec",
        ["System.UInt16"] = "UInt16Codec",
        ["System.Int32"] = "Int32Codec",
        ["System.UInt32"] = "UInt32Codec",
        ["System.Int64"] = "Int64Codec",
        ["System.UInt64"] = "UInt64Codec",
        ["System.Int128"] = "Int128Codec",
        ["System.UInt128"] = "UInt128Codec",
        ["System.Half"] = "HalfCodec",
        ["System.Single"] = "SingleCodec",
        ["System.Double"] = "DoubleCodec",
        ["System.Decimal"] = "DecimalCodec",
        ["System.Char"] = "CharCodec",
        ["System.String"] = "StringCodec",
        ["System.Text.Rune"] = "RuneCodec",
        ["System.Guid"] = "GuidCodec",
        ["System.DateTime"] = "DateTimeCodec",
        ["System.DateTimeOffset"] = "DateTimeOffsetCodec",
        ["System.TimeSpan"] = "TimeSpanCodec",
        ["System.DateOnly"] = "DateOnlyCodec",
        ["System.TimeOnly"] = "TimeOnlyCodec",
        ["System.Uri"] = "UriCodec",
        ["System.Version"] = "VersionCodec",
        ["System.Numerics.BigInteger"] = "BigIntegerCodec",
        ["System.Numerics.Complex"] = "ComplexCodec",
        ["TypedJobs.JobId"] = "JobIdCodec",
        ["TypedJobs.DeadLetter"] = "DeadLetterCodec",
    };

    /// <summary>Scalars that MessagePackReader reads by a method of its own, so that generated code needs no codec between.</summary>
    public static readonly IReadOnlyDictionary<string, string> InlineReaders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "ReadBoolean",
        ["System.Byte"] = "ReadByte",
        ["System.SByte"] = "ReadSByte",
        ["System.Int16"] = "ReadInt16",
        ["System.UInt16"] = "ReadUInt16",
        ["System.Int32"] = "ReadInt32",
        ["System.UInt32"] = "ReadUInt32",
        ["System.Int64"] = "ReadInt64",
        ["System.UInt64"] = "ReadUInt64",
        ["System.Single"] = "ReadSingle",
        ["System.Double"] = "ReadDouble",
        ["System.Char"] = "ReadChar",
    };

    /// <summary>Containers of bytes: MessagePack has a form for them.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByteContainers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Memory`1"] = "MemoryCodec",
        ["System.ReadOnlyMemory`1"] = "ReadOnlyMemoryCodec",
        ["System.ArraySegment`1"] = "ArraySegmentCodec",
    };

    /// <summary>Collections of one type argument: a MessagePack array.</summary>
    public static readonly IReadOnlyDictionary<string, string> Sequences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.List`1"] = "ListCodec",
        ["System.Collections.Generic.IList`1"] = "IListCodec",
        ["System.Collections.Generic.ICollection`1"] = "ICollectionCodec",
        ["System.Collections.Generic.IReadOnlyList`1"] = "IReadOnlyListCodec",
        ["System.Collections.Generic.IReadOnlyCollection`1"] = "IReadOnlyCollectionCodec",
        ["System.Collections.Generic.IEnumerable`1"] = "IEnumerableCodec",
        ["System.Collections.Generic.HashSet`1"] = "HashSetCodec",
        ["System.Collections.Generic.ISet`1"] = "ISetCodec",
        ["System.Collections.Generic.IReadOnlySet`1"] = "IReadOnlySetCodec",
        ["System.Collections.Generic.SortedSet`1"] = "SortedSetCodec",
        ["System.Collections.Generic.Queue`1"] = "QueueCodec",
        ["System.Collections.Generic.Stack`1"] = "StackCodec",
        ["System.Collections.Generic.LinkedList`1"] = "LinkedListCodec",
        ["System.Collections.ObjectModel.Collection`1"] = "CollectionCodec",
        ["System.Collections.ObjectModel.ReadOnlyCollection`1"] = "ReadOnlyCollectionCodec",
        ["System.Collections.Immutable.ImmutableArray`1"] = "ImmutableArrayCodec",
        ["System.Collections.Immutable.ImmutableList`1"] = "ImmutableListCodec",
        ["System.Collections.Immutable.IImmutableList`1"] = "IImmutableListCodec",
        ["System.Collections.Immutable.ImmutableHashSet`1"] = "ImmutableHashSetCodec",
        ["System.Collections.Immutable.ImmutableSortedSet`1"] = "ImmutableSortedSetCodec",
        ["System.Collections.Immutable.IImmutableSet`1"] = "IImmutableSetCodec",
        ["System.Collections.Immutable.ImmutableQueue`1"] = "ImmutableQueueCodec",
        ["System.Collections.Immutable.ImmutableStack`1"] = "ImmutableStackCodec",
        ["System.Collections.Frozen.FrozenSet`1"] = "FrozenSetCodec",
    };

    /// <summary>Dictionaries: a MessagePack map.</summary>
    public static readonly IReadOnlyDictionary<string, string> Maps = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.Dictionary`2"] = "DictionaryCodec",
        ["System.Collections.Generic.IDictionary`2"] = "IDictionaryCodec",
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = "IReadOnlyDictionaryCodec",
        ["System.Collections.Generic.SortedDictionary`2"] = "SortedDictionaryCodec",
        ["System.Collections.Generic.SortedList`2"] = "SortedListCodec",
        ["System.Collections.Concurrent.ConcurrentDictionary`2"] = "ConcurrentDictionaryCodec",
        ["System.Collections.ObjectModel.ReadOnlyDictionary`2"] = "ReadOnlyDictionaryCodec",
        ["System.Collections.Immutable.ImmutableDictionary`2"] = "ImmutableDictionaryCodec",
        ["System.Collections.Immutable.ImmutableSortedDictionary`2"] = "ImmutableSortedDictionaryCodec",
        ["System.Collections.Immutable.IImmutableDictionary`2"] = "IImmutableDictionaryCodec",
        ["System.Collections.Frozen.FrozenDictionary`2"] = "FrozenDictionaryCodec",
    };

    /// <summary>The codec of a pair: a MessagePack array of two.</summary>
    public const string Pair = "System.Collections.Generic.KeyValuePair`2";
}
