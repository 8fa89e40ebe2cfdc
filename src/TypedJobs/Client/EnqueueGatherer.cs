using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Gathers the single enqueues of one queue that come while a round trip is under way into the next one (group commit).</summary>
/// <remarks>No timer: a lone enqueue leaves at once, and under load the batches grow by themselves to what a round trip collects.</remarks>
internal sealed class EnqueueGatherer
{
    // Two, so that the next batch travels while Redis works on this one; more would only make the batches smaller.
    private const int MaxInFlight = 2;

    private readonly Lock _gate = new();
    private readonly Queue<Batch> _waiting = new();
    private readonly Func<ReadOnlyMemory<NewJob>, bool, Task> _send;
    private Batch? _filling;
    private int _inFlight;

    /// <summary>Gathers for one queue.</summary>
    /// <param name="send">Stores a batch; faulted when that did not work.</param>
    public EnqueueGatherer(Func<ReadOnlyMemory<NewJob>, bool, Task> send) => _send = send;

    /// <summary>Ends when the job is stored; faulted as the batch that it travelled in.</summary>
    public Task EnqueueAsync(NewJob job, bool mayRepeat)
    {
        Batch batch;
        Batch? leaving = null;
        lock (_gate)
        {
            if (_filling is null or { Count: StoreLimits.MaxBatch })
            {
                _waiting.Enqueue(_filling = new Batch());
            }

            batch = _filling;
            batch.Add(job, mayRepeat);
            if (_inFlight < MaxInFlight)
            {
                leaving = TakeNext();
                _inFlight++;
            }
        }

        if (leaving is not null)
        {
            _ = SendAsync(leaving);
        }

        return batch.Stored;
    }

    private async Task SendAsync(Batch? batch)
    {
        while (batch is not null)
        {
            try
            {
                await _send(batch.Jobs, batch.MayRepeat).ConfigureAwait(false);
                batch.Succeed();
            }
            catch (Exception exception)
            {
                batch.Fail(exception);
            }

            lock (_gate)
            {
                batch = TakeNext();
                if (batch is null)
                {
                    _inFlight--;
                }
            }
        }
    }

    private Batch? TakeNext()
    {
        if (!_waiting.TryDequeue(out var batch))
        {
            return null;
        }

        if (batch == _filling)
        {
            _filling = null;
        }

        return batch;
    }

    private sealed class Batch
    {
        private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private NewJob[] _jobs = new NewJob[4];

        public int Count { get; private set; }

        public bool MayRepeat { get; private set; }

        public ReadOnlyMemory<NewJob> Jobs => _jobs.AsMemory(0, Count);

        public Task Stored => _stored.Task;

        public void Add(NewJob job, bool mayRepeat)
        {
            if (Count == _jobs.Length)
            {
                Array.Resize(ref _jobs, Count * 2);
            }

            _jobs[Count++] = job;
            MayRepeat |= mayRepeat;
        }

        public void Succeed() => _stored.SetResult();

        public void Fail(Exception exception) => _stored.SetException(exception);
    }
}
