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
        Task<int> stored;
        int index;
        Batch? leaving = null;
        lock (_gate)
        {
            if (_filling is null or { Count: StoreLimits.MaxBatch } || _filling.Bytes + job.Body.Length > StoreLimits.MaxCallBytes)
            {
                _waiting.Enqueue(_filling = new Batch());
            }

            batch = _filling;
            (stored, index) = batch.Add(job, mayRepeat);
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

        return new Ticket(stored, index);
    }

    private async Task SendAsync(Batch? batch)
    {
        while (batch is not null)
        {
            var (stored, failure) = (0, default(Exception));
            try
            {
                stored = await _send(batch.Jobs, batch.MayRepeat).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            var ended = batch;
            lock (_gate)
            {
                batch = TakeNext();
                if (batch is null)
                {
                    _inFlight--;
                }
            }

            if (batch is null)
            {
                // The last act here, so that a lone caller can go on at once on this thread.
                ended.End(stored, failure);
                return;
            }

            ended.EndElsewhere(stored, failure);
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
        // The first caller's, who goes on where the answer came in if the batch has no other; the others share one, and never wait for each other.
        private readonly TaskCompletionSource<int> _first = new();
        private TaskCompletionSource<int>? _others;
        private NewJob[] _jobs = new NewJob[1];

        public int Count { get; private set; }

        public long Bytes { get; private set; }

        public bool MayRepeat { get; private set; }

        public ReadOnlyMemory<NewJob> Jobs => _jobs.AsMemory(0, Count);

        /// <summary>Takes a job in.</summary>
        /// <returns>What ends when the batch is stored, and which of the batch the job is.</returns>
        public (Task<int> Stored, int Index) Add(NewJob job, bool mayRepeat)
        {
            if (Count == _jobs.Length)
            {
                Array.Resize(ref _jobs, Count * 4);
            }

            MayRepeat |= mayRepeat;
            Bytes += job.Body.Length;
            _jobs[Count] = job;
            var stored = Count == 0 ? _first : _others ??= new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            return (stored.Task, Count++);
        }

        /// <summary>Tells the callers; one alone goes on within this call.</summary>
        public void End(int count, Exception? failure)
        {
            if (_others is null)
            {
                Tell(_first, count, failure);
            }
            else
            {
                EndElsewhere(count, failure);
            }
        }

        /// <summary>Tells the callers, who go on elsewhere.</summary>
        public void EndElsewhere(int count, Exception? failure)
        {
            if (_others is not null)
            {
                Tell(_others, count, failure);
            }

            ThreadPool.UnsafeQueueUserWorkItem(static end => Tell(end.First, end.Count, end.Failure), (First: _first, Count: count, Failure: failure), preferLocal: false);
        }

        private static void Tell(TaskCompletionSource<int> source, int count, Exception? failure)
        {
            if (failure is null)
            {
                source.SetResult(count);
            }
            else
            {
                source.SetException(failure);
            }
        }
    }
}
