using System;
using System.Collections.Immutable;
using System.Linq;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>The kinds of <see cref="WireType"/>.</summary>
internal enum WireKind
{
    /// <summary>A value with a codec of the library: <c>int</c>, <c>Guid</c>, <c>bytes</c>.</summary>
    Scalar,

    /// <summary>A type with a line of its own in the contract: <c>Shop.Order</c>.</summary>
    Named,

    /// <summary><c>T[]</c>: every collection, since all are one thing on the wire.</summary>
    Sequence,

    /// <summary><c>map&lt;K, V&gt;</c>.</summary>
    Map,

    /// <summary><c>(A, B)</c>.</summary>
    Tuple,

    /// <summary><c>T?</c>.</summary>
    Nullable,
}

/// <summary>A type as it is on the wire: collections of one kind are equal, and classes are what their lines say.</summary>
internal sealed class WireType : IEquatable<WireType>
{
    public WireType(WireKind kind, string name, ImmutableArray<WireType> parts)
    {
        Kind = kind;
        Name = name;
        Parts = parts;
    }

    public WireKind Kind { get; }

    /// <summary>Of a scalar or a named type: its name.</summary>
    public string Name { get; }

    /// <summary>What it is made of: the element, key and value, the places of a tuple, the value that may be missing.</summary>
    public ImmutableArray<WireType> Parts { get; }

    public static WireType Scalar(string name) => new(WireKind.Scalar, name, []);

    public static WireType Named(string name) => new(WireKind.Named, name, []);

    public static WireType Of(WireKind kind, params WireType[] parts) => new(kind, string.Empty, [.. parts]);

    public bool Equals(WireType? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as WireType);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The type as the contract file spells it.</summary>
    public override string ToString()
        => Kind switch
        {
            WireKind.Sequence => Parts[0] + "[]",
            WireKind.Map => $"map<{Parts[0]}, {Parts[1]}>",
            WireKind.Tuple => "(" + string.Join(", ", Parts.Select(static p => p.ToString())) + ")",
            WireKind.Nullable => Parts[0] + "?",
            _ => Name,
        };
}
