namespace TypedJobs.Redis;

/// <summary>The keys of a queue, and of the registry, by the names that the headers of scripts use, in <c>snake_case</c> there. KEYS.md says what each holds.</summary>
internal enum RedisKeyName
{
    Jobs,
    High,
    Normal,
    Low,
    Scheduled,
    Leases,
    Sessions,
    Dead,
    Failures,
    Crashes,
    Begun,
    Suspects,
    Quarantine,
    Unannounced,
    Cancelled,
    Cancelling,
    Once,
    Large,
    Outboxes,
    OutboxSeq,
    Inbox,
    Stats,

    /// <summary>One per worker session.</summary>
    Leased,

    /// <summary>One per queue that follow-ups go to.</summary>
    Outbox,

    /// <summary>One per job that has effects which ran once.</summary>
    OnceOf,

    /// <summary>One per job with an outcome.</summary>
    Result,

    // Of the registry: RegistryKeys spells them.
    Workers,
    Queues,

    /// <summary>One per worker.</summary>
    Worker,

    /// <summary>Whichever key a repair looks at.</summary>
    Any,
}
