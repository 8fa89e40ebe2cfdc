using TypedJobs.Storage;

namespace TypedJobs;

public sealed partial class JobClient
{
    // Large enough that the cost of a round trip vanishes, small enough that no other client waits long for this script.
    private const int BulkBatch = 500;

    private const int BulkInFlight = 4;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JobHandle>> EnqueueAsync(IEnumerable<JobCall> calls, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var handles = new List<JobHandle>();
        await StoreAllAsync(calls, (call, id) => handles.Add(new JobHandle(this, id)), cancellationToken).ConfigureAwait(false);
        return handles;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JobHandle<TResult>>> EnqueueAsync<TResult>(
        IEnumerable<JobCall<TResult>> calls, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var handles = new List<JobHandle<TResult>>();
        await StoreAllAsync(
            calls, (call, id) => handles.Add(new JobHandle<TResult>(this, id, call.Definition)), cancellationToken).ConfigureAwait(false);
        return handles;
    }

    private async Task StoreAllAsync<TCall>(IEnumerable<TCall> calls, Action<TCall, JobId> stored, CancellationToken cancellationToken)
        where TCall : JobCall
    {
        var batches = new Dictionary<string, BulkBatchOfQueue>(StringComparer.Ordinal);
        var inFlight = new Queue<Task>();
        var nowUnixMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
        try
        {
            foreach (var call in calls)
            {
                ArgumentNullException.ThrowIfNull(call, nameof(calls));
                var job = ToNewJob(call, nowUnixMs);
                stored(call, job.Id);
                if (!batches.TryGetValue(call.Queue, out var batch))
                {
                    batches[call.Queue] = batch = new BulkBatchOfQueue();
                }

                batch.MayRepeat |= call.Options.Id is not null;
                batch.Jobs[batch.Count++] = job;
                batch.Bytes += job.Body.Length;
                // Left before the next would not fit: one call may take a single job beyond the bound.
                if (batch.Count == BulkBatch || batch.Bytes >= StoreLimits.MaxCallBytes)
                {
                    batches.Remove(call.Queue);
                    await LeaveAsync(call.Queue, batch).ConfigureAwait(false);
                    nowUnixMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
                }
            }

            foreach (var (queue, batch) in batches)
            {
                await LeaveAsync(queue, batch).ConfigureAwait(false);
            }
        }
        finally
        {
            // No batch is left behind unobserved: a failure in one must not hide that another may still be stored.
            await Task.WhenAll(inFlight).ConfigureAwait(false);
        }

        async Task LeaveAsync(string queue, BulkBatchOfQueue batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (inFlight.Count == BulkInFlight)
            {
                await inFlight.Dequeue().ConfigureAwait(false);
            }

            inFlight.Enqueue(SendBulkAsync(queue, batch));
        }
    }

    private async Task SendBulkAsync(string queue, BulkBatchOfQueue batch)
    {
        var jobs = batch.Jobs.AsMemory(0, batch.Count);
        try
        {
            var reply = await SendAsync(queue, jobs, batch.MayRepeat).ConfigureAwait(false);
            if (reply.QueueFull)
            {
                throw new QueueFullException(queue, _options.MaxLengthOf(queue), IdsOf(jobs));
            }

            _unserved?.Used(queue);
        }
        catch (StoreException exception)
        {
            throw Failed(exception, queue, IdsOf(jobs));
        }
    }

    private static JobId[] IdsOf(ReadOnlyMemory<NewJob> jobs) => Array.ConvertAll(jobs.ToArray(), static job => job.Id);

    private sealed class BulkBatchOfQueue
    {
        public NewJob[] Jobs { get; } = new NewJob[BulkBatch];

        public int Count { get; set; }

        public long Bytes { get; set; }

        public bool MayRepeat { get; set; }
    }
}
