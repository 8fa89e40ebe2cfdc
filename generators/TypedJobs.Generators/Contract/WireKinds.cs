using System;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What a value can be in MessagePack, by the names that its own enum has for them.</summary>
[Flags]
internal enum WireKinds
{
    None = 0,
    Nil = 1,
    Boolean = 2,
    Integer = 4,
    Float = 8,
    String = 16,
    Binary = 32,
    Array = 64,
    Map = 128,
}

/// <summary>From shapes to what they are in MessagePack.</summary>
internal static class WireKindsOf
{
    /// <summary>What the codec of the shape writes, leaving upgrades out.</summary>
    public static WireKinds Shape(PayloadShape shape, IAssemblySymbol from)
    {
        var nil = shape.Type.IsReferenceType ? WireKinds.Nil : WireKinds.None;
        return shape.Form switch
        {
            PayloadForm.Scalar => Scalar(shape.Codec!) | nil,
            PayloadForm.Enum => WireKinds.Integer,
            PayloadForm.Nullable => Shape(PayloadClassifier.BareShapeOf(shape.Parts[0].Type, from), from) | WireKinds.Nil,
            PayloadForm.Map => WireKinds.Map | WireKinds.Nil,
            PayloadForm.NamedObject => WireKinds.Map | nil,
            PayloadForm.Array or PayloadForm.Sequence => WireKinds.Array | WireKinds.Nil,
            PayloadForm.Pair or PayloadForm.Tuple or PayloadForm.KeyedObject or PayloadForm.Union => WireKinds.Array | nil,
            _ => WireKinds.None,
        };
    }

    private static WireKinds Scalar(string codec) => codec switch
    {
        "BooleanCodec" => WireKinds.Boolean,
        "HalfCodec" or "SingleCodec" or "DoubleCodec" => WireKinds.Float,
        "StringCodec" or "UriCodec" or "VersionCodec" => WireKinds.String,
        "DecimalCodec" or "Int128Codec" or "UInt128Codec" or "BigIntegerCodec" or "GuidCodec" or "JobIdCodec" => WireKinds.Binary,
        "ByteArrayCodec" or "MemoryCodec" or "ReadOnlyMemoryCodec" => WireKinds.Binary,
        "ArraySegmentCodec" => WireKinds.Binary | WireKinds.Nil,
        "ComplexCodec" or "DateTimeOffsetCodec" => WireKinds.Array,
        "DeadLetterCodec" => WireKinds.Map,
        _ => WireKinds.Integer,
    };
}
