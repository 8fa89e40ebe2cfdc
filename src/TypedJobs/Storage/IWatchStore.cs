namespace TypedJobs.Storage;

/// <summary>What a worker looks at now and then, although no message came: its queues, and the server.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IWatchStore
{
    /// <summary>Looks at many queues at once: one command for all of them while they are idle, however many there are.</summary>
    /// <returns>What was seen of each, in order.</returns>
    ValueTask<QueueSigns[]> LookAsync(IReadOnlyList<string> queues);

    /// <summary>Whether the server keeps what it is given.</summary>
    /// <returns>What is wrong, with the remedy; null if nothing.</returns>
    ValueTask<string?> FindServerProblemAsync();
}

/// <summary>What there is in a queue.</summary>
/// <param name="HasWork">Jobs that are pending, scheduled, or to be run alone.</param>
/// <param name="HasSessions">Workers that hold jobs, or deaths to announce.</param>
/// <param name="HasDead">Dead jobs.</param>
/// <param name="HasOutbox">Follow-ups for other queues.</param>
internal readonly record struct QueueSigns(bool HasWork, bool HasSessions, bool HasDead, bool HasOutbox)
{
    /// <summary>What is to be expected of a queue that nobody has looked at.</summary>
    public static QueueSigns Unknown { get; } = new(true, true, true, true);
}
