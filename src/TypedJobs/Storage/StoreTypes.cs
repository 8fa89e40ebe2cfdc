namespace TypedJobs.Storage;

/// <summary>A job to store.</summary>
/// <param name="Id">Its id, whose first byte is its priority.</param>
/// <param name="Body">Its envelope.</param>
/// <param name="DelayMs">Wait from now, in ms; 0 for none. Not set together with <paramref name="RunAtUnixMs"/>.</param>
/// <param name="RunAtUnixMs">When it is due, Unix ms; 0 for now.</param>
internal readonly record struct NewJob(JobId Id, ReadOnlyMemory<byte> Body, long DelayMs = 0, long RunAtUnixMs = 0);

/// <summary>How many of the jobs are new; <see cref="QueueFull"/> if none was stored because the queue has its maximum length.</summary>
internal readonly record struct EnqueueReply(int Stored, bool QueueFull = false)
{
    /// <summary>If the queue is full: how many jobs there is room for all the same.</summary>
    public int Room { get; init; }
}

/// <summary>When a job that was stored counts as durable.</summary>
/// <param name="Replicas">So many replicas have it.</param>
/// <param name="Timeout">How long they are waited for.</param>
internal readonly record struct ReplicaWait(int Replicas, TimeSpan Timeout);

/// <summary>One start of one worker process, as the store knows it: what it leases, it holds under this name, until a deadline.</summary>
/// <param name="Name">Unique per start: never used again.</param>
/// <param name="LeaseMs">How far ahead the deadline is set, in ms.</param>
internal sealed record WorkerSession(string Name, long LeaseMs);

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

    /// <summary>Not for this worker: waits <see cref="Settlement.DelayMs"/>, body and attempt unchanged.</summary>
    Park,
}

/// <summary>A job that a worker is done with.</summary>
internal readonly record struct Settlement(JobId Id, SettlementKind Kind)
{
    /// <summary>The new body of a retry, or of a dead job; empty if the dead one keeps the body that it has.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The wait of a retry or a parked job, ms.</summary>
    public long DelayMs { get; init; }

    /// <summary>What is kept beside a dead job.</summary>
    public ReadOnlyMemory<byte> Failure { get; init; }

    /// <summary>What those who wait for the job are to find. Empty: nobody waits, nothing is stored.</summary>
    public ReadOnlyMemory<byte> Outcome { get; init; }

    /// <summary>How long <see cref="Outcome"/> is kept, ms.</summary>
    public long OutcomeTtlMs { get; init; }
}

/// <summary>One round trip of a worker.</summary>
/// <param name="Settlements">What has ended since the last one.</param>
/// <param name="Take">How many jobs to lease; 0 to settle only.</param>
/// <param name="Held">How many ids the session holds by the worker's count, those in <paramref name="Settlements"/> included. When the store
/// counts another number, it checks each id on its own.</param>
internal readonly record struct LeaseRequest(ReadOnlyMemory<Settlement> Settlements, int Take, int Held);

/// <summary>What a round trip brought.</summary>
internal sealed class LeaseReply
{
    /// <summary>True if another worker has recovered the session: nothing was settled, nothing leased.</summary>
    public bool LeaseLost { get; init; }

    /// <summary>The store's clock, Unix ms.</summary>
    public long NowUnixMs { get; init; }

    /// <summary>When the next scheduled job is due, Unix ms; null if none is scheduled.</summary>
    public long? NextDueUnixMs { get; init; }

    /// <summary>Jobs still pending after this call. If it is not 0 and <see cref="Jobs"/> is empty, ask again: cancelled jobs stood before them.</summary>
    public long Pending { get; init; }

    /// <summary>The leased jobs. Their bodies are slices of one array.</summary>
    public LeasedJob[] Jobs { get; init; } = [];

    /// <summary>Settlements that were refused because the session no longer held the job.</summary>
    public JobId[] Refused { get; init; } = [];
}

/// <summary>A job that the session holds.</summary>
internal readonly record struct LeasedJob(JobId Id, ReadOnlyMemory<byte> Body);

/// <summary>What recovery found.</summary>
internal readonly record struct RecoverReply(int Sessions, int Recovered, int Dead)
{
    /// <summary>Jobs that a recovery buried, this one or one before, and that nobody has said of that they are <see cref="IJobStore.AnnouncedAsync"/>; a page of them.</summary>
    public DeadJob[] Unannounced { get; init; } = [];
}

/// <summary>What a session that extended its lease learns.</summary>
/// <param name="LeaseLost">True if another worker has recovered its jobs: nothing was extended.</param>
/// <param name="Cancelling">Jobs that it holds and that somebody asked to cancel.</param>
internal readonly record struct ExtendReply(bool LeaseLost, JobId[] Cancelling);

/// <summary>Where a job is.</summary>
/// <param name="State">The state.</param>
/// <param name="Outcome">What its last settlement stored for those who wait; empty if nothing.</param>
/// <param name="Body">Its envelope while it lives; empty if it does not.</param>
/// <param name="Failure">What is kept beside a dead job; empty if it is not dead.</param>
internal readonly record struct JobSnapshot(JobState State, ReadOnlyMemory<byte> Outcome = default, ReadOnlyMemory<byte> Body = default, ReadOnlyMemory<byte> Failure = default);
