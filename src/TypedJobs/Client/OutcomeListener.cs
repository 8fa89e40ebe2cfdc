using System.Collections.Concurrent;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Brings outcomes to those who wait for them: one subscription and one look per queue, however many wait.</summary>
internal sealed class OutcomeListener : IAsyncDisposable
{
    private static readonly TimeSpan EndMoment = TimeSpan.FromMilliseconds(250);

    private readonly IJobStore _store;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, OutcomeWaits> _queues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IAsyncDisposable>>> _subscriptions = new(StringComparer.Ordinal);

    public OutcomeListener(IJobStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>For how many jobs somebody waits.</summary>
    public int Count => _queues.Values.Sum(static waits => waits.Count);

    /// <summary>Waits until a job has an outcome.</summary>
    /// <exception cref="TimeoutException">It had none in time.</exception>
    /// <exception cref="JobNotFoundException">There is no such job, and no outcome of it.</exception>
    /// <exception cref="JobException">The store did not answer when it was first asked.</exception>
    public async Task<ReadOnlyMemory<byte>> WaitAsync(
        string queue,
        JobId id,
        Func<string, JobId, CancellationToken, ValueTask<JobSnapshot>> find,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        await SubscribeAsync(queue, cancellationToken).ConfigureAwait(false);
        var waits = _queues.GetOrAdd(queue, name => new OutcomeWaits(name, _store, _time));
        var wait = waits.Join(id);
        try
        {
            var end = await wait.WaitAsync(timeout < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timeout, _time, cancellationToken).ConfigureAwait(false);
            return end.Exists ? end.Outcome : throw new JobNotFoundException(id, queue);
        }
        catch (TimeoutException)
        {
            var snapshot = await find(queue, id, cancellationToken).ConfigureAwait(false);
            return !snapshot.Outcome.IsEmpty ? snapshot.Outcome
                : snapshot.State == JobState.NotFound ? throw new JobNotFoundException(id, queue)
                : throw new TimeoutException(
                    $"Job {id} on queue '{queue}' at {_store.Endpoint} had no result after {timeout}; it is {snapshot.State} and was not cancelled. "
                    + "Is a worker running for that queue?");
        }
        finally
        {
            waits.Leave(id, wait);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // All at once, and for a moment only: a Redis that does not answer is told nothing, and its connection is about to be closed.
        var ending = Task.WhenAll(_subscriptions.Values
            .Where(static subscription => subscription.IsValueCreated && subscription.Value.IsCompletedSuccessfully)
            .Select(static subscription => subscription.Value.Result.DisposeAsync().AsTask()));
        await ((Task)ending.WaitAsync(EndMoment, _time, CancellationToken.None)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SubscribeAsync(string queue, CancellationToken cancellationToken)
    {
        var subscription = _subscriptions.GetOrAdd(
            queue, name => new Lazy<Task<IAsyncDisposable>>(() => _store.SubscribeDoneAsync(name, id => Wake(name, id)).AsTask()));
        try
        {
            await subscription.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // Without the subscription the waiters still look; the next one tries to subscribe again.
            _subscriptions.TryRemove(new(queue, subscription));
        }
    }

    private void Wake(string queue, JobId id)
    {
        if (_queues.TryGetValue(queue, out var waits))
        {
            waits.LookUp(id);
        }
    }
}
