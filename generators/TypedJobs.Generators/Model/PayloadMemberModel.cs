namespace TypedJobs.Generators.Model;

/// <summary>How a member gets its value back.</summary>
internal enum MemberSetter
{
    /// <summary>By the constructor.</summary>
    Constructor,

    /// <summary>In the object initializer, as the compiler demands of a required member.</summary>
    Initializer,

    /// <summary>In the object initializer, with the value that the object had by itself if the member is absent.</summary>
    InitializerOrOwnValue,

    /// <summary>By assignment, if it is present.</summary>
    Assignment,

    /// <summary>By its init accessor, if it is present: an absent member keeps the value that the object gave itself.</summary>
    InitAccessor,
}

/// <summary>One property or field that travels.</summary>
/// <param name="Name">The member's name, not escaped.</param>
/// <param name="WireName">The key of the map.</param>
/// <param name="Key">The place in the array; -1 for a map.</param>
/// <param name="Value">Its type and codec.</param>
/// <param name="Setter">How it gets its value back.</param>
/// <param name="IsRequired">True if it must be present, and in the object initializer.</param>
/// <param name="Default">The value of an absent member as an expression, of a constructor's parameter its default value.</param>
/// <param name="DeclaringType">Of an init accessor: the type that has it, by its global:: name.</param>
/// <param name="Accessor">Of an init accessor: its name in metadata.</param>
internal sealed record PayloadMemberModel(
    string Name, string WireName, int Key, ValueModel Value, MemberSetter Setter, bool IsRequired, string Default, string? DeclaringType, string? Accessor);
