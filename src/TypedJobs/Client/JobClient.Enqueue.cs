using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TypedJobs.Storage;

namespace TypedJobs;

public sealed partial class JobClient
{
    /// <inheritdoc/>
    public async ValueTask<JobHandle> EnqueueAsync(JobCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new JobHandle(this, await StoreAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async ValueTask<JobHandle<TResult>> EnqueueAsync<TResult>(JobCall<TResult> call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new JobHandle<TResult>(this, await StoreAsync(call, cancellationToken).ConfigureAwait(false), call.Definition);
    }

    /// <inheritdoc cref="IJobClient.Enqueue(JobCall)"/>
    public JobHandle Enqueue(JobCall call) => EnqueueAsync(call).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc cref="IJobClient.Enqueue{TResult}(JobCall{TResult})"/>
    public JobHandle<TResult> Enqueue<TResult>(JobCall<TResult> call) => EnqueueAsync(call).AsTask().GetAwaiter().GetResult();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<JobId> StoreAsync(JobCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var job = ToNewJob(call, _time.GetUtcNow().ToUnixTimeMilliseconds());
        var queue = call.Queue;
        if (!_gatherers.TryGetValue(queue, out var gatherer))
        {
            gatherer = _gatherers.GetOrAdd(queue, new EnqueueGatherer((jobs, mayRepeat) => SendWhatFitsAsync(queue, jobs, mayRepeat)));
        }

        var ticket = gatherer.Enqueue(job, mayRepeat: call.Options.Id is not null);
        int stored;
        try
        {
            stored = await (cancellationToken.CanBeCanceled ? ticket.Stored.WaitAsync(cancellationToken) : ticket.Stored).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            // Made here and not in the batch: every caller gets an exception of its own that names its job.
            throw Failed(exception, queue, [job.Id]);
        }

        return ticket.Index < stored ? job.Id : throw new QueueFullException(queue, _options.MaxLengthOf(queue), [job.Id]);
    }

    private ValueTask<EnqueueReply> SendAsync(string queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat)
        => _options.DurabilityReplicas == 0
            ? _store.EnqueueAsync(queue, jobs, mayRepeat, _options.MaxLengthOf(queue))
            : _store.EnqueueDurablyAsync(
                queue, jobs, mayRepeat, _options.MaxLengthOf(queue), new ReplicaWait(_options.DurabilityReplicas, _options.DurabilityTimeout));

    /// <summary>Sends jobs that are only by chance sent together: when the queue has no room for all, the first ones are stored, and not none.</summary>
    /// <returns>How many, from the first.</returns>
    private async Task<int> SendWhatFitsAsync(string queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat)
    {
        var (stored, next) = (0, jobs.Length);
        while (next > 0)
        {
            EnqueueReply reply;
            try
            {
                reply = await SendAsync(queue, jobs.Slice(stored, next), mayRepeat).ConfigureAwait(false);
            }
            catch (StoreException exception) when (stored > 0)
            {
                // All of the batch hear the same, and for some of them it is not true that they were not stored.
                throw new StoreException(exception.Message, StoreFailure.Unanswered, exception);
            }

            stored += reply.QueueFull ? 0 : next;
            _unserved?.Used(queue);
            next = reply.QueueFull ? Math.Min(reply.Room, next - 1) : jobs.Length - stored;
        }

        return stored;
    }

    private NewJob ToNewJob(JobCall call, long nowUnixMs)
    {
        var options = call.Options;
        var envelope = call.ToEnvelope();
        if (envelope.Length > _options.MaxPayload)
        {
            throw new PayloadTooLargeException(call.Definition.Descriptor.Name, call.Queue, envelope.Length, _options.MaxPayload);
        }

        return new NewJob(
            (options.Id ?? JobId.Create(options.Priority, nowUnixMs, _random)).At(call.Queue),
            envelope,
            options.Delay is { } delay ? (long)Math.Ceiling(delay.TotalMilliseconds) : 0,
            options.RunAt?.ToUnixTimeMilliseconds() ?? 0);
    }

    [SuppressMessage("Design", "CA1859", Justification = "The ids are shown as a list.")]
    private JobEnqueueException Failed(StoreException exception, string queue, IReadOnlyList<JobId> ids)
    {
        var what = ids.Count == 1 ? $"Job {ids[0]}" : $"{ids.Count} jobs";
        var consequence = exception.MayBeApplied
            ? "It may be stored all the same: enqueue it again with the same id (With(…).WithId(id)), and while it lives it is stored once."
            : "It was not stored.";
        return new JobEnqueueException(
            $"{what} could not be enqueued on queue '{queue}' at {_store.Endpoint}: {exception.Message} {consequence}",
            exception.MayBeApplied,
            exception)
        {
            Ids = ids,
        };
    }
}
