using System.Collections.Concurrent;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Wakes those who wait for results: one subscription per queue, however many wait.</summary>
internal sealed class OutcomeListener : IAsyncDisposable
{
    // A message can be lost (pub/sub keeps nothing), so a waiter looks by itself now and then.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLookInterval = TimeSpan.FromMinutes(1);

    // However many wait, they look no more often than this all together: each look costs Redis a script.
    private const int LooksPerSecond = 500;

    private static readonly TimeSpan EndMoment = TimeSpan.FromMilliseconds(250);

    private readonly IJobStore _store;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Lazy<Task<IAsyncDisposable>>> _subscriptions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<JobId, SharedWait> _waits = new();

    public OutcomeListener(IJobStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>For how many jobs somebody waits.</summary>
    public int Count => _waits.Count;

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
            // Joined before looking: an outcome that comes in between is not missed.
            var wait = Join(id);
            try
            {
                var snapshot = await find(queue, id, cancellationToken).ConfigureAwait(false);
                if (!snapshot.Outcome.IsEmpty || snapshot.State == JobState.NotFound)
                {
                    return snapshot.Outcome.IsEmpty ? throw new JobNotFoundException(id, queue) : snapshot.Outcome;
                }

                var left = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout - _time.GetElapsedTime(started);
                if (left <= TimeSpan.Zero)
                {
                    throw new TimeoutException(
                        $"Job {id} on queue '{queue}' at {_store.Endpoint} had no result after {timeout}; it is {snapshot.State} and was not cancelled. "
                        + "Is a worker running for that queue?");
                }

                var look = NextLook();
                await ((Task)wait.Done.WaitAsync(left < look ? left : look, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }
            finally
            {
                Leave(id, wait);
            }
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

    private TimeSpan NextLook()
    {
        var fair = TimeSpan.FromSeconds((double)_waits.Count / LooksPerSecond);
        return fair < LookInterval ? LookInterval : fair < LongestLookInterval ? fair : LongestLookInterval;
    }

    private SharedWait Join(JobId id)
    {
        while (true)
        {
            var wait = _waits.GetOrAdd(id, static _ => new SharedWait());
            if (wait.TryJoin())
            {
                return wait;
            }
        }
    }

    /// <summary>The last one to leave ends the wait; until then it is the others'.</summary>
    private void Leave(JobId id, SharedWait wait)
    {
        if (wait.Leave())
        {
            _waits.TryRemove(new(id, wait));
        }
    }

    private void Wake(JobId id)
    {
        if (_waits.TryGetValue(id, out var wait))
        {
            wait.End();
            _waits.TryRemove(new(id, wait));
        }
    }

    /// <summary>All who wait for one job.</summary>
    private sealed class SharedWait
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _gate = new();
        private int _waiters;
        private bool _ended;

        public Task Done => _done.Task;

        /// <summary>False if it has ended: another one is to take its place.</summary>
        public bool TryJoin()
        {
            lock (_gate)
            {
                _waiters += _ended ? 0 : 1;
                return !_ended;
            }
        }

        /// <summary>True if nobody waits any more.</summary>
        public bool Leave()
        {
            lock (_gate)
            {
                _ended |= --_waiters == 0;
                return _ended;
            }
        }

        public void End()
        {
            lock (_gate)
            {
                _ended = true;
            }

            _done.TrySetResult();
        }
    }
}
