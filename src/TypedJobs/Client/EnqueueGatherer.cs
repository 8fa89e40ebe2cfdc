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
    private readonly Func<ReadOnlyMemory<NewJob>, bool, Task<int>> _send;
    private Batch? _filling;
    private int _inFlight;

    /// <summary>Gathers for one queue.</summary>
    /// <param name="send">Stores a batch, and says how many of it, from the first: the others did not fit. Faulted when that did not work.</param>
    public EnqueueGatherer(Func<ReadOnlyMemory<NewJob>, bool, Task<int>> send) => _send = send;

    /// <summary>Takes a job along in the next batch.</summary>
    public Ticket Enqueue(NewJob job, bool mayRepeat)
    {
        Batch batch;
        int index;
        Batch? leaving = null;
        lock (_gate)
        {
            if (_filling is null or { Count: StoreLimits.MaxBatch })
            {
                _waiting.Enqueue(_filling = new Batch());
            }

            batch = _filling;
            index = batch.Add(job, mayRepeat);
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

        return new Ticket(batch.Stored, index);
    }

    private async Task SendAsync(Batch? batch)
    {
        while (batch is not null)
        {
            try
            {
                batch.Succeed(await _send(batch.Jobs, batch.MayRepeat).ConfigureAwait(false));
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

    /// <summary>A job's place in its batch.</summary>
    /// <param name="Stored">Ends when the batch is stored, with how many of it; faulted as the batch.</param>
    /// <param name="Index">Which of the batch the job is: stored if it is less.</param>
    internal readonly record struct Ticket(Task<int> Stored, int Index);

    private sealed class Batch
    {
        private readonly TaskCompletionSource<int> _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private NewJob[] _jobs = new NewJob[4];

        public int Count { get; private set; }

        public bool MayRepeat { get; private set; }

        public ReadOnlyMemory<NewJob> Jobs => _jobs.AsMemory(0, Count);

        public Task<int> Stored => _stored.Task;

        public int Add(NewJob job, bool mayRepeat)
        {
            if (Count == _jobs.Length)
            {
                Array.Resize(ref _jobs, Count * 2);
            }

            MayRepeat |= mayRepeat;
            _jobs[Count] = job;
            return Count++;
        }

        public void Succeed(int count) => _stored.SetResult(count);

        public void Fail(Exception exception) => _stored.SetException(exception);
    }
}
