using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>All who wait for outcomes of one queue. What they ask for is looked up together: those that just came or whose job just ended at once, all others
/// now and then, since a message can be lost (pub/sub keeps nothing).</summary>
internal sealed class OutcomeWaits
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    private readonly string _queue;
    private readonly IInspectStore _store;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<JobId, Wait> _waits = [];
    private HashSet<JobId> _toLookUp = [];
    private TaskCompletionSource _asked = NewSource();
    private bool _looking;

    public OutcomeWaits(string queue, IInspectStore store, TimeProvider time)
    {
        _queue = queue;
        _store = store;
        _time = time;
    }

    /// <summary>For how many jobs somebody waits.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waits.Count;
            }
        }
    }

    /// <summary>Waits for a job; whoever joins leaves.</summary>
    /// <returns>Ends when the job has an outcome or is known not to exist.</returns>
    public Task<JobEnd> Join(JobId id)
    {
        lock (_gate)
        {
            if (!_waits.TryGetValue(id, out var wait))
            {
                _waits[id] = wait = new Wait();
            }

            wait.Waiters++;
            Ask(id);
            if (!_looking)
            {
                _looking = true;
                _ = Task.Run(LookAsync);
            }

            return wait.Source.Task;
        }
    }

    /// <summary>The last one to leave ends the wait; until then it is the others'.</summary>
    public void Leave(JobId id, Task<JobEnd> joined)
    {
        lock (_gate)
        {
            if (_waits.TryGetValue(id, out var wait) && wait.Source.Task == joined && --wait.Waiters == 0)
            {
                _waits.Remove(id);
                _toLookUp.Remove(id);
            }
        }
    }

    /// <summary>The job has ended, as a message says.</summary>
    public void LookUp(JobId id)
    {
        lock (_gate)
        {
            if (_waits.ContainsKey(id))
            {
                Ask(id);
            }
        }
    }

    private void Ask(JobId id)
    {
        _toLookUp.Add(id);
        _asked.TrySetResult();
    }

    /// <summary>Goes on for as long as anybody waits.</summary>
    private async Task LookAsync()
    {
        var lookedAtAll = _time.GetTimestamp();
        while (true)
        {
            JobId[] ids;
            Task asked;
            lock (_gate)
            {
                if (_waits.Count == 0)
                {
                    _looking = false;
                    return;
                }

                var all = _time.GetElapsedTime(lookedAtAll) >= LookInterval;
                lookedAtAll = all ? _time.GetTimestamp() : lookedAtAll;
                ids = all ? [.. _waits.Keys] : [.. _toLookUp];
                _toLookUp = [];
                _asked = NewSource();
                asked = _asked.Task;
            }

            await LookUpAsync(ids).ConfigureAwait(false);
            await asked.WaitAsync(LookInterval, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookUpAsync(ReadOnlyMemory<JobId> ids)
    {
        while (!ids.IsEmpty)
        {
            var page = ids[..Math.Min(ids.Length, StoreLimits.MaxBatch)];
            try
            {
                var ends = await _store.FindOutcomesAsync(_queue, page).ConfigureAwait(false);
                for (var i = 0; i < ends.Length; i++)
                {
                    Found(page.Span[i], ends[i]);
                }

                ids = ids[Math.Max(1, ends.Length)..];
            }
            catch (Exception exception)
            {
                Failed(page, exception);
                ids = ids[page.Length..];
            }
        }
    }

    private void Found(JobId id, JobEnd end)
    {
        lock (_gate)
        {
            if (!_waits.TryGetValue(id, out var wait))
            {
                return;
            }

            wait.WasLookedUp = true;
            if (!end.Exists || !end.Outcome.IsEmpty)
            {
                _waits.Remove(id);
                wait.Source.TrySetResult(end);
            }
        }
    }

    /// <summary>Who has just come is told at once; who has waited before waits for the store to come back.</summary>
    private void Failed(ReadOnlyMemory<JobId> ids, Exception exception)
    {
        lock (_gate)
        {
            foreach (var id in ids.Span)
            {
                if (_waits.TryGetValue(id, out var wait) && !wait.WasLookedUp)
                {
                    _waits.Remove(id);
                    wait.Source.TrySetException(new JobException($"Job {id} on queue '{_queue}' could not be looked up: {exception.Message}", exception));
                }
            }
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All who wait for one job.</summary>
    private sealed class Wait
    {
        public TaskCompletionSource<JobEnd> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiters { get; set; }

        /// <summary>True once the store has answered for it.</summary>
        public bool WasLookedUp { get; set; }
    }
}
