namespace TypedJobs.Storage;

/// <summary>What a worker says of itself with each heartbeat.</summary>
/// <param name="Name">Unique per start; the names of its sessions begin with it.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="ProcessId">The number of its process on that machine.</param>
/// <param name="Version">The version of the program; empty if it has none.</param>
/// <param name="Queues">The queues that it serves.</param>
/// <param name="Concurrency">How many jobs it runs at once.</param>
/// <param name="StartedAt">When it started, by its own clock.</param>
internal sealed record WorkerRecord(
    string Name, string Machine, int ProcessId, string Version, IReadOnlyList<string> Queues, int Concurrency, DateTimeOffset StartedAt)
{
    /// <summary>How many jobs it runs now.</summary>
    public int Running { get; init; }

    /// <summary>Its working set, in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>When it last said so, by the store's clock; not read when it is written.</summary>
    public DateTimeOffset SeenAt { get; init; }
}
