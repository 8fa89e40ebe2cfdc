namespace TypedJobs.Storage;

/// <summary>What effects of running jobs came to, so that another attempt does not repeat them.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IOnceStore
{
    /// <summary>What an effect of the job came to in an earlier attempt, or earlier in this one; null if it was not saved.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(QueueAddress queue, JobId id, string name);

    /// <summary>Keeps what an effect of the job came to. It goes when the job does; a dead job keeps it, since it may be requeued.</summary>
    /// <returns>False if the session no longer holds the job: nothing was kept.</returns>
    ValueTask<bool> SaveOnceAsync(QueueAddress queue, WorkerSession session, JobId id, string name, ReadOnlyMemory<byte> result);
}
