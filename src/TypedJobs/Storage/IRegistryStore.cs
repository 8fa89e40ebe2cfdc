namespace TypedJobs.Storage;

/// <summary>Who works where: workers say that they live and which queues they serve.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IRegistryStore
{
    /// <summary>A worker lives. One command.</summary>
    /// <param name="worker">What it says of itself.</param>
    /// <param name="timeToLive">How long it counts as alive without another heartbeat.</param>
    ValueTask HeartbeatAsync(WorkerRecord worker, TimeSpan timeToLive);

    /// <summary>A worker has stopped: it is not waited for until its time is over.</summary>
    /// <param name="worker">Its name.</param>
    ValueTask DeregisterAsync(string worker);

    /// <summary>The workers that live.</summary>
    ValueTask<IReadOnlyList<WorkerRecord>> ListWorkersAsync();

    /// <summary>All queues that workers serve, or have served and that are not forgotten.</summary>
    ValueTask<IReadOnlyList<ServedQueue>> ListQueuesAsync();

    /// <summary>When single queues were last served. One command.</summary>
    /// <param name="queues">The queues, at most <see cref="StoreLimits.MaxBatch"/>.</param>
    /// <returns>Those that were, in no order that counts.</returns>
    ValueTask<IReadOnlyList<ServedQueue>> FindQueuesAsync(IReadOnlyList<string> queues);

    /// <summary>Forgets the queues that no worker has served for a time and in which nothing is: no jobs, alive or dead, and no follow-ups.</summary>
    /// <param name="unservedFor">For how long.</param>
    /// <returns>How many.</returns>
    ValueTask<int> ForgetQueuesAsync(TimeSpan unservedFor);
}

/// <summary>A queue that a worker serves, or has served.</summary>
/// <param name="Name">The queue.</param>
/// <param name="LastServed">When a worker last said that it serves it, by the store's clock.</param>
/// <param name="Ago">How long ago that was when it was read.</param>
internal readonly record struct ServedQueue(string Name, DateTimeOffset LastServed, TimeSpan Ago)
{
    /// <summary>True while it counts as served.</summary>
    public bool IsServed => Ago < StoreLimits.WorkerTtl;
}
