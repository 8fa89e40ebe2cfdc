namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What is known of a value across attempts.</summary>
internal readonly struct ValueFacts
{
    /// <summary>Nothing speaks against it: the same in every attempt, and not the same for every job.</summary>
    public static readonly ValueFacts Stable;

    /// <summary>Written in the code: the same in every attempt of every job.</summary>
    public static readonly ValueFacts Constant = new(null, 0, isConstant: true, isNull: false);

    public static readonly ValueFacts Null = new(null, 0, isConstant: true, isNull: true);

    private ValueFacts(string? unstable, uint parameters, bool isConstant, bool isNull)
    {
        Unstable = unstable;
        Parameters = parameters;
        IsConstant = isConstant;
        IsNull = isNull;
    }

    /// <summary>Where the change from attempt to attempt comes from, <c>Guid.NewGuid</c>; null for a stable value.</summary>
    public string? Unstable { get; }

    /// <summary>The parameters of the method that the value is made from, bit by ordinal.</summary>
    public uint Parameters { get; }

    /// <summary>True when nothing but constants went into it.</summary>
    public bool IsConstant { get; }

    public bool IsNull { get; }

    public static ValueFacts From(string source) => new(source, 0, isConstant: false, isNull: false);

    public static ValueFacts Parameter(int ordinal) => ordinal < 32 ? new(null, 1u << ordinal, isConstant: false, isNull: false) : Stable;

    /// <summary>A value made from both.</summary>
    public ValueFacts With(ValueFacts other)
        => new(Unstable ?? other.Unstable, Parameters | other.Parameters, IsConstant && other.IsConstant, IsNull && other.IsNull);

    /// <summary>The facts of what a call returns, with the parameters replaced by the arguments.</summary>
    public ValueFacts WithoutParameters() => new(Unstable, 0, IsConstant, IsNull);
}
