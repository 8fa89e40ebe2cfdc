namespace TypedJobs.Storage;

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

    /// <summary>Jobs that wait to be run alone.</summary>
    public int Suspects { get; init; }

    /// <summary>Entries of the pending lists that named no stored job. They are dropped; somebody else deleted or renamed a key.</summary>
    public int Orphans { get; init; }

    /// <summary>True if this worker was chosen to drain for a suspect (<see cref="SuspectCare.Drain"/>).</summary>
    public bool IsToDrain { get; init; }
}

/// <summary>A job that the session holds.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Its envelope.</param>
/// <param name="Care">What to do when it begins.</param>
internal readonly record struct LeasedJob(JobId Id, ReadOnlyMemory<byte> Body, LeaseCare Care = LeaseCare.None);

/// <summary>How carefully a job is begun.</summary>
internal enum LeaseCare : byte
{
    /// <summary>Like most jobs.</summary>
    None,

    /// <summary>A worker died that held it: its begin is noted (<see cref="ILeaseStore.NoteBeginAsync"/>) before it runs.</summary>
    NoteBegin,

    /// <summary>Two workers died that ran it: nothing else runs beside it. Its begin was noted with the lease.</summary>
    Alone,
}

/// <summary>What a session that extended its lease learns.</summary>
/// <param name="LeaseLost">True if another worker has recovered its jobs: nothing was extended.</param>
/// <param name="Cancelling">Jobs that it holds and that somebody asked to cancel.</param>
internal readonly record struct ExtendReply(bool LeaseLost, JobId[] Cancelling);

/// <summary>What recovery found.</summary>
/// <param name="Sessions">Dead sessions that are done with.</param>
/// <param name="Recovered">Jobs that went back to pending.</param>
/// <param name="Suspected">Jobs that are to be run alone.</param>
/// <param name="Dead">Jobs that took down too many workers.</param>
internal readonly record struct RecoverReply(int Sessions, int Recovered, int Suspected, int Dead)
{
    /// <summary>When the next call has something to look at; the time is the store's.</summary>
    public TimeSpan NextIn { get; init; }

    /// <summary>Jobs that a recovery buried, this one or one before, and that nobody has said of that they are <see cref="ILeaseStore.AnnouncedAsync"/>; a page of them.</summary>
    public DeadJob[] Unannounced { get; init; } = [];
}
