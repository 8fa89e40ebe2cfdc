namespace TypedJobs.Worker;

/// <summary>What becomes of a job whose attempt is over, or that was not begun.</summary>
internal enum VerdictKind : byte
{
    /// <summary>It has done what it was to do.</summary>
    Succeeded,

    /// <summary>It failed and is tried again.</summary>
    Retry,

    /// <summary>It is dead.</summary>
    Dead,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>This build cannot run it: it waits for a worker that can.</summary>
    Parked,

    /// <summary>It goes back to the head of its queue, no attempt counted.</summary>
    HandedBack,

    /// <summary>Another worker has it: there is nothing to say.</summary>
    LeaseLost,
}

/// <summary>The one thing that an attempt ends in. The settlement is made from it, and whoever observes attempts sees it.</summary>
internal readonly record struct AttemptVerdict(VerdictKind Kind)
{
    /// <summary>Why, of a retry and of a dead job.</summary>
    public JobFailure? Failure { get; init; }

    /// <summary>The exception behind <see cref="Failure"/>, to be logged.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The wait of a retry or of a parked job.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The new body of a retry, or of a dead job; empty if it keeps the one that it has.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
