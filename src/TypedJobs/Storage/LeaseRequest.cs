namespace TypedJobs.Storage;

/// <summary>One start of one worker process, as the store knows it: what it leases, it holds under this name, until a deadline.</summary>
/// <param name="Name">Unique per start: never used again.</param>
/// <param name="LeaseMs">How far ahead the deadline is set, in ms.</param>
internal sealed record WorkerSession(string Name, long LeaseMs);

/// <summary>One round trip of a worker.</summary>
/// <param name="Settlements">What has ended since the last one.</param>
/// <param name="Take">How many jobs to lease; 0 to settle only.</param>
/// <param name="Held">How many ids the session holds by the worker's count, those in <paramref name="Settlements"/> included. When the store
/// counts another number, it checks each id on its own.</param>
internal readonly record struct LeaseRequest(ReadOnlyMemory<Settlement> Settlements, int Take, int Held)
{
    /// <summary>Bytes of bodies after which no more jobs are leased; one is leased whatever its size.</summary>
    public int MaxBytes { get; init; } = StoreLimits.MaxReplyBytes;

    /// <summary>What the worker can do about jobs that have to be run alone.</summary>
    public SuspectCare Suspects { get; init; }
}

/// <summary>What a worker can do about suspects: jobs that were begun in two crashes.</summary>
internal enum SuspectCare
{
    /// <summary>It runs other jobs.</summary>
    None,

    /// <summary>It holds nothing in any queue: it takes one, and nothing beside it.</summary>
    RunAlone,

    /// <summary>One has waited for long: it ends what it runs and then takes one, if no other worker of the queue does so.</summary>
    Drain,
}
