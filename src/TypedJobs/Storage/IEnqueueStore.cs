namespace TypedJobs.Storage;

/// <summary>How jobs come into a store, and how one that waits is taken out again.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IEnqueueStore
{
    /// <summary>Stores jobs of one queue, all in one step, and wakes idle workers if the queue was empty.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="jobs">At most <see cref="StoreLimits.MaxBatch"/>.</param>
    /// <param name="mayRepeat">True if an id may have been stored before: those that are stored, have an outcome, or came with true within the
    /// last hour are left as they are. False costs less, and leaves alone only what is stored now.</param>
    /// <param name="maxLength">Refuse all if the queue would hold more waiting jobs than this; 0 for no limit.</param>
    ValueTask<EnqueueReply> EnqueueAsync(QueueAddress queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength);

    /// <summary>The same, and waits until replicas have the jobs.</summary>
    /// <exception cref="StoreException"><see cref="StoreFailure.Unanswered"/>: the jobs are stored, but too few replicas said in time that they have them.</exception>
    ValueTask<EnqueueReply> EnqueueDurablyAsync(QueueAddress queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength, ReplicaWait wait);

    /// <summary>Takes a job that waits (pending or scheduled) out of its queue. If a worker holds it, the request is kept with the job and the worker is
    /// told: by message, and again with every <see cref="ILeaseStore.ExtendLease"/>. A dead job is left as it is.</summary>
    /// <returns>What it was; <see cref="JobState.Active"/> if a worker holds it. From then on it does not run again: a retry, a hand-back or a
    /// crash takes it away. It stays only if its worker settles it as dead.</returns>
    ValueTask<JobState> CancelAsync(QueueAddress queue, JobId id);

    /// <summary>Gives a job that waits (pending or scheduled) another time; one that is active or dead is left as it is.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="id">The job.</param>
    /// <param name="delayMs">The wait from now, ms; 0 for none. Not set together with <paramref name="runAtUnixMs"/>.</param>
    /// <param name="runAtUnixMs">When it is due, Unix ms; 0 if a wait is given.</param>
    /// <returns>What it was.</returns>
    ValueTask<JobState> RescheduleAsync(QueueAddress queue, JobId id, long delayMs, long runAtUnixMs);
}

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
/// <param name="Replicas">How many replicas have it.</param>
/// <param name="Timeout">How long they are waited for.</param>
internal readonly record struct ReplicaWait(int Replicas, TimeSpan Timeout);
