namespace TypedJobs.Generators.Model;

/// <summary>How a member gets its value back.</summary>
internal enum MemberSetter
{
    /// <summary>By the constructor.</summary>
    Constructor,

    /// <summary>In the object initializer: it must, or it can and has no value of its own to keep.</summary>
    Initializer,

    /// <summary>By assignment, if it is present.</summary>
    Assignment,

    /// <summary>By its init accessor, if it is present: it may have an initializer, whose value an absent member keeps.</summary>
    InitAccessor,
}

/// <summary>One property or field that travels.</summary>
/// <param name="Name">The member's name, not escaped.</param>
/// <param name="WireName">The key of the map.</param>
/// <param name="Key">The place in the array; -1 for a map.</param>
/// <param name="Value">Its type and codec.</param>
/// <param name="Setter">How it gets its value back.</param>
/// <param name="Default">The value of an absent member as an expression, of a constructor's parameter its default value.</param>
/// <param name="DeclaringType">Of an init accessor: the type that has it, by its global:: name.</param>
internal sealed record PayloadMemberModel(
    string Name, string WireName, int Key, ValueModel Value, MemberSetter Setter, string Default, string? DeclaringType);
