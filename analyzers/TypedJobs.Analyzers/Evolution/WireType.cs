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
    public WireType(WireKind kind, string name, ImmutableArray<WireType> parts, ImmutableArray<string> names = default)
    {
        Kind = kind;
        Name = name;
        Parts = parts;
        Names = names.IsDefault ? [] : names;
    }

    public WireKind Kind { get; }

    /// <summary>Of a scalar or a named type: its name.</summary>
    public string Name { get; }

    /// <summary>What it is made of: the element, key and value, the places of a tuple, the value that may be missing.</summary>
    public ImmutableArray<WireType> Parts { get; }

    /// <summary>Of a tuple: the names of its elements, empty for those without one. They are not on the wire, and tell which element is which.</summary>
    public ImmutableArray<string> Names { get; }

    public static WireType Scalar(string name) => new(WireKind.Scalar, name, []);

    public static WireType Named(string name) => new(WireKind.Named, name, []);

    public static WireType Of(WireKind kind, params WireType[] parts) => new(kind, string.Empty, [.. parts]);

    /// <summary>True if both are one thing on the wire, whatever the elements of tuples are called.</summary>
    public bool Equals(WireType? other) => other is not null && Print(withNames: false) == other.Print(withNames: false);

    public override bool Equals(object? obj) => Equals(obj as WireType);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Print(withNames: false));

    /// <summary>The type as the contract file spells it.</summary>
    public override string ToString() => Print(withNames: true);

    /// <summary>The type as the contract file spells it, or as it did before the elements of tuples had their names there.</summary>
    public string Print(bool withNames)
        => Kind switch
        {
            WireKind.Sequence => Parts[0].Print(withNames) + "[]",
            WireKind.Map => $"map<{Parts[0].Print(withNames)}, {Parts[1].Print(withNames)}>",
            WireKind.Tuple => "(" + string.Join(", ", Parts.Select((part, i) => Element(i, withNames) + part.Print(withNames))) + ")",
            WireKind.Nullable => Parts[0].Print(withNames) + "?",
            _ => Name,
        };

    private string Element(int place, bool withNames) => withNames && place < Names.Length && Names[place].Length > 0 ? Names[place] + ": " : string.Empty;
}
