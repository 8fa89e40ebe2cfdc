namespace TypedJobs.Storage;

/// <summary>What becomes of a job whose attempt has ended.</summary>
internal enum SettlementKind : byte
{
    /// <summary>Finished: the body goes; <see cref="Settlement.Outcome"/> is kept for <see cref="Settlement.OutcomeTtlMs"/> if there is one.</summary>
    Succeeded,

    /// <summary>Failed: waits <see cref="Settlement.DelayMs"/> with <see cref="Settlement.Body"/> as its new body.</summary>
    Retry,

    /// <summary>Failed for good: the body stays, <see cref="Settlement.Failure"/> beside it; <see cref="Settlement.Outcome"/> is kept if there is one.</summary>
    Dead,

    /// <summary>Somebody cancelled it while it ran: it is taken away, nothing is kept, and those who wait for it are woken.</summary>
    Cancelled,

    /// <summary>Not for this worker: waits <see cref="Settlement.DelayMs"/>, attempt unchanged, and counts neither as failed nor as run.</summary>
    Park,
}

/// <summary>A job that a worker is done with.</summary>
internal readonly record struct Settlement(JobId Id, SettlementKind Kind)
{
    /// <summary>The new body of a retry, a parked or a dead job; empty if it keeps the body that it has.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The wait of a retry or a parked job, ms.</summary>
    public long DelayMs { get; init; }

    /// <summary>What is kept beside a dead job.</summary>
    public ReadOnlyMemory<byte> Failure { get; init; }

    /// <summary>What those who wait for the job are to find. Empty: nobody waits, nothing is stored.</summary>
    public ReadOnlyMemory<byte> Outcome { get; init; }

    /// <summary>How long <see cref="Outcome"/> is kept, ms.</summary>
    public long OutcomeTtlMs { get; init; }

    /// <summary>A job that follows from the end of this one, stored in the same step; null for most.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>How many bytes it makes a call longer.</summary>
    public int Bytes => Body.Length + Failure.Length + Outcome.Length + (FollowUp?.Job.Body.Length ?? 0);
}

/// <summary>A job that follows from the end of another: a dead-letter handler. Exempt from a queue's maximum length.</summary>
/// <param name="Queue">Where it goes; by an outbox if it is another queue than the ended job's.</param>
/// <param name="Job">The job. Stored once: an id that is stored already is left as it is.</param>
internal sealed record FollowUp(QueueAddress Queue, NewJob Job);
