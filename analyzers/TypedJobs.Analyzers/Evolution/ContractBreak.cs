namespace TypedJobs.Analyzers.Evolution;

/// <summary>In which way code and contract part.</summary>
internal enum BreakKind
{
    /// <summary>A parameter has another type.</summary>
    ParameterType,

    /// <summary>Parameters have another order: one was moved, inserted or removed before others.</summary>
    ParameterOrder,

    /// <summary>A parameter is new and has no default value.</summary>
    NewParameter,

    /// <summary>A parameter of the same type and another name has the place of one that is gone: perhaps it was renamed.</summary>
    RenamedParameter,

    /// <summary>Members have exchanged or shifted their keys, wire names or places in a tuple.</summary>
    Moved,

    /// <summary>A member or a value has the number of another one that is gone.</summary>
    NumberReused,

    /// <summary>A member has another type, a required one is new, or a key means something else.</summary>
    Member,

    /// <summary>A member is gone and one of the same type is new: perhaps it was renamed.</summary>
    RenamedMember,

    /// <summary>A value of an enum has another number.</summary>
    EnumValue,

    /// <summary>A number of a union means something else, or nothing.</summary>
    UnionCase,

    /// <summary>The result has another type.</summary>
    Result,
}

/// <summary>One change that queued jobs do not survive.</summary>
internal sealed class ContractBreak
{
    public ContractBreak(BreakKind kind, int parameter, string path, string detail)
    {
        Kind = kind;
        Parameter = parameter;
        Path = path;
        Detail = detail;
    }

    public BreakKind Kind { get; }

    /// <summary>The place of the parameter in the payload; -1 for the result.</summary>
    public int Parameter { get; }

    /// <summary>What has changed: a parameter, or the path to a member.</summary>
    public string Path { get; }

    /// <summary>How, in words.</summary>
    public string Detail { get; }

    /// <summary>The type as it was recorded, of a value or member of it that has changed; else null.</summary>
    public ContractType? RecordedType { get; init; }

    /// <summary>The type as it is now; null where <see cref="RecordedType"/> is.</summary>
    public ContractType? PresentType { get; init; }

    /// <summary>The name of the value or member on the wire; empty if it is none, or one of several.</summary>
    public string Member { get; init; } = string.Empty;

    /// <summary>True if a case of a union has the number of one of the same form that is gone: perhaps its class was renamed.</summary>
    public bool MayBeRename { get; init; }

    /// <summary>True if queued jobs would be misread or not read at all; else the author may record the change as it is.</summary>
    public bool IsError => Kind is not (BreakKind.Result or BreakKind.RenamedMember or BreakKind.RenamedParameter);

    /// <summary>True if recording the change tells that a name is only a new one for what has the number.</summary>
    public bool CanBeRecorded => !IsError || Kind == BreakKind.NumberReused || MayBeRename;

    /// <summary>What has happened to the subject, as what follows its name in a sentence.</summary>
    public static string Words(BreakKind kind, string detail) => kind switch
    {
        BreakKind.NewParameter => "is new and has no default value",
        BreakKind.ParameterOrder => "has moved: " + detail,
        BreakKind.RenamedMember => $"is new and '{detail}' of the same type is gone",
        BreakKind.RenamedParameter => $"has the place of '{detail}'",
        BreakKind.Moved => "has members in other places: " + detail,
        BreakKind.UnionCase => "has other numbers or names: " + detail,
        _ => detail,
    };
}
