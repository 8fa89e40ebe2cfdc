using System.Collections.Concurrent;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Wakes those who wait for results: one subscription per queue, however many wait.</summary>
internal sealed class OutcomeListener : IAsyncDisposable
{
    // A message can be lost (pub/sub keeps nothing), so a waiter looks by itself now and then.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    private readonly IJobStore _store;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Lazy<Task<IAsyncDisposable>>> _subscriptions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<JobId, TaskCompletionSource> _waiters = new();

    public OutcomeListener(IJobStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Waits until a job has an outcome.</summary>
    /// <exception cref="TimeoutException">It had none in time.</exception>
    /// <exception cref="JobNotFoundException">There is no such job, and no outcome of it.</exception>
    public async Task<ReadOnlyMemory<byte>> WaitAsync(
        string queue,
        JobId id,
        Func<string, JobId, CancellationToken, ValueTask<JobSnapshot>> find,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        await SubscribeAsync(queue, cancellationToken).ConfigureAwait(false);
        var started = _time.GetTimestamp();
        while (true)
        {
            // Registered before looking: an outcome that comes in between is not missed.
            var waiter = _waiters.GetOrAdd(id, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            var snapshot = await find(queue, id, cancellationToken).ConfigureAwait(false);
            if (!snapshot.Outcome.IsEmpty || snapshot.State == JobState.NotFound)
            {
                _waiters.TryRemove(id, out _);
                return snapshot.Outcome.IsEmpty ? throw new JobNotFoundException(id, queue) : snapshot.Outcome;
            }

            var left = timeout == Timeout.InfiniteTimeSpan ? LookInterval : timeout - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                _waiters.TryRemove(id, out _);
                throw new TimeoutException(
                    $"Job {id} on queue '{queue}' at {_store.Endpoint} had no result after {timeout}; it is {snapshot.State} and goes on. "
                    + "Is a worker running for that queue?");
            }

            try
            {
                await waiter.Task.WaitAsync(left < LookInterval ? left : LookInterval, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Time to look again.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions.Values)
        {
            if (subscription.IsValueCreated && subscription.Value.IsCompletedSuccessfully)
            {
                await subscription.Value.Result.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task SubscribeAsync(string queue, CancellationToken cancellationToken)
    {
        var subscription = _subscriptions.GetOrAdd(
            queue, name => new Lazy<Task<IAsyncDisposable>>(() => _store.SubscribeDoneAsync(name, Wake).AsTask()));
        try
        {
            await subscription.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // Without the subscription the waiter still looks by itself; the next one tries to subscribe again.
            _subscriptions.TryRemove(new(queue, subscription));
        }
    }

    private void Wake(JobId id)
    {
        if (_waiters.TryRemove(id, out var waiter))
        {
            waiter.TrySetResult();
        }
    }
}
