namespace TypedJobs.Storage;

/// <summary>Messages of a store. Any of them can be lost, so each is a hint only: whoever waits for one also looks by itself.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface ISignalStore
{
    /// <summary>Calls back when jobs arrive in an empty queue.</summary>
    ValueTask<IAsyncDisposable> SubscribeWakeAsync(QueueAddress queue, Action wake);

    /// <summary>Calls back with the ids of jobs whose outcome was stored.</summary>
    ValueTask<IAsyncDisposable> SubscribeDoneAsync(QueueAddress queue, Action<JobId> done);

    /// <summary>Calls back with the ids of active jobs that are to be cancelled, whichever worker holds them: <see cref="ILeaseStore.ExtendLease"/> says
    /// it again.</summary>
    ValueTask<IAsyncDisposable> SubscribeControlAsync(QueueAddress queue, Action<JobId> cancel);
}
