namespace TypedJobs.Chaos.Faults;

/// <summary>What can go wrong.</summary>
internal enum FaultKind
{
    /// <summary>A worker is ended by SIGKILL, and another started.</summary>
    WorkerKill,

    /// <summary>A worker is stopped by SIGSTOP for longer than its lease, then goes on.</summary>
    WorkerPause,

    /// <summary>A supervisor is ended by SIGKILL: its children find out, end in order, and another takes its place.</summary>
    SupervisorKill,

    /// <summary>All workers are replaced, one after another: SIGTERM, and a new one when it has ended.</summary>
    RollingRestart,

    /// <summary>A worker is replaced by one whose calendar clock is hours off.</summary>
    SkewedWorker,

    /// <summary>Redis is ended in order and started again.</summary>
    RedisRestart,

    /// <summary>Redis is ended by SIGKILL and started again.</summary>
    RedisKill,

    /// <summary>Redis is stopped by SIGSTOP for longer than the leases, then goes on: its connections stay open, and calls collect in them.</summary>
    RedisSilence,

    /// <summary>Redis closes connections.</summary>
    ClientKill,

    /// <summary>Redis forgets all scripts.</summary>
    ScriptFlush,

    /// <summary>A client is ended by SIGKILL in the middle of a bulk enqueue.</summary>
    BulkClientKill,

    /// <summary>A worker ends because of a job that takes it down. It is no fault of the plan: the job is one of the mix.</summary>
    Poison,
}
