namespace TypedJobs.Analyzers.Evolution;

/// <summary>In which way code and contract part.</summary>
internal enum BreakKind
{
    /// <summary>A parameter has another type.</summary>
    ParameterType,

    /// <summary>Parameters stand in another order: one was moved, inserted or removed before others.</summary>
    ParameterOrder,

    /// <summary>A parameter is new and has no default value.</summary>
    NewParameter,

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

    /// <summary>The place of the parameter among those that travel; -1 for the result.</summary>
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
}
