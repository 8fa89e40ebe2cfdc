using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Model;

/// <summary>One type whose codec is generated.</summary>
internal sealed record PayloadTypeModel
{
    /// <summary>The type by its global:: name.</summary>
    public required string Type { get; init; }

    /// <summary>The type as messages spell it.</summary>
    public required string DisplayName { get; init; }

    public required string CodecNamespace { get; init; }

    public required string CodecName { get; init; }

    /// <summary>True if its file would have the name of another's, but for the case of letters.</summary>
    public bool SharesHint { get; init; }

    /// <summary>Enum, Tuple, NamedObject, KeyedObject or Union.</summary>
    public required PayloadForm Form { get; init; }

    public required bool IsReference { get; init; }

    /// <summary>True if a value may contain others of its type, so that its depth must be limited.</summary>
    public required bool IsRecursive { get; init; }

    /// <summary>True if it wants to know when it is written and was read: MessagePack's callback interface.</summary>
    public bool HasCallbacks { get; init; }

    /// <summary>True if the type or something of it is obsolete, so that its codec must be.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>Of an enum: its underlying number.</summary>
    public ValueModel? Underlying { get; init; }

    /// <summary>Of an object: what travels, in wire order; of a tuple: its elements.</summary>
    public required EquatableArray<PayloadMemberModel> Members { get; init; }

    /// <summary>Of an object: indices into <see cref="Members"/>, in the order of the constructor's parameters.</summary>
    public required EquatableArray<int> Arguments { get; init; }

    /// <summary>Of an object: the old forms that it may be stored in.</summary>
    public required EquatableArray<UpgradeModel> Upgrades { get; init; }

    /// <summary>Of a union: its cases by number.</summary>
    public required EquatableArray<PayloadCaseModel> Cases { get; init; }
}

/// <summary>One case of a union.</summary>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Name">Its name on the wire, in the place of a number; null if it has a number.</param>
/// <param name="Value">Its type.</param>
/// <param name="IsOpen">True if it is itself a union, so that its values are of other types still.</param>
internal sealed record PayloadCaseModel(int Number, string? Name, ValueModel Value, bool IsOpen);
