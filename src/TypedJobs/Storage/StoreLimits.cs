namespace TypedJobs.Storage;

/// <summary>Bounds that keep a script short.</summary>
internal static class StoreLimits
{
    /// <summary>Jobs in one call of a script; Lua's <c>unpack</c> ends near 8,000 values, and two go with each job.</summary>
    public const int MaxBatch = 1_000;

    /// <summary>Bytes of bodies in one reply: the rest comes with the next call.</summary>
    public const int MaxReplyBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of bodies, results and failures in one call: the rest goes with the next. One job goes whatever its size.</summary>
    public const int MaxCallBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of bodies that a worker holds for each queue before it leases one job at a time.</summary>
    public const int MaxHeldBytes = 16 * 1024 * 1024;

    /// <summary>A body that is larger is noted, as in <c>note_large.lua</c>, so that a lease looks at sizes before it reads.</summary>
    public const int LargeBody = 4 * 1024;

    /// <summary>How long a worker counts as alive after its last heartbeat, and its queues as served.</summary>
    public static readonly TimeSpan WorkerTtl = TimeSpan.FromSeconds(30);

    /// <summary>How long what ran once is kept at most after the last save: longer than any retry waits. A net: it goes when the job goes.</summary>
    public static readonly TimeSpan OnceTtl = TimeSpan.FromDays(90);
}
