namespace TypedJobs.Analyzers.Idempotency;

internal enum KeyState
{
    /// <summary>No key is given.</summary>
    None,

    /// <summary>A key that is the same in every attempt.</summary>
    Stable,

    /// <summary>A key that is another one in every attempt.</summary>
    Unstable,

    /// <summary>A key that is the same for every job.</summary>
    Constant,
}

/// <summary>The idempotency key that a call is given.</summary>
internal readonly struct KeyFinding
{
    public KeyFinding(KeyState state, string? source, uint parameters, bool isCertain = false)
    {
        State = state;
        Source = source;
        Parameters = parameters;
        IsCertain = isCertain;
    }

    public KeyState State { get; }

    /// <summary>What an unstable key comes from; the text of a constant one.</summary>
    public string? Source { get; }

    /// <summary>True when the key's name can mean nothing else; then an unstable one is reported where it is given.</summary>
    public bool IsCertain { get; }

    /// <summary>Parameters of the method at hand that go into the call, and may bring a key from further out.</summary>
    public uint Parameters { get; }
}
