namespace TypedJobs.Storage;

/// <summary>All that a store does with jobs, by role. All times are the store's own; all bodies are opaque to it.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IJobStore : IEnqueueStore, ILeaseStore, IOnceStore, IDeadJobStore, IOutboxStore, IInspectStore, ISignalStore, IWatchStore, IRegistryStore, IAsyncDisposable
{
    /// <summary>Where the store is, for messages: <c>localhost:6379</c>. Never a password.</summary>
    string Endpoint { get; }

    /// <summary>Opens what a worker needs beyond a client (the lease keeper's own connection) and checks that the store keeps what it is given.</summary>
    /// <returns>A warning to log; null if all is well.</returns>
    /// <exception cref="StoreException"><see cref="StoreFailure.Refused"/>: the store may throw jobs away (a <c>maxmemory-policy</c> that evicts), and
    /// the options do not allow it; or it is a replica.</exception>
    ValueTask<string?> PrepareWorkerAsync(CancellationToken cancellationToken);

    /// <summary>Ends when the store has answered.</summary>
    ValueTask PingAsync();
}
