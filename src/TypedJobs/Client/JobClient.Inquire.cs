using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs;

public sealed partial class JobClient
{
    /// <inheritdoc/>
    public DeadLetters DeadLetters(string queue)
    {
        QueueName.ThrowIfInvalid(queue);
        return new DeadLetters(this, queue);
    }

    /// <inheritdoc cref="IJobClient.GetHandle(JobId)"/>
    public JobHandle GetHandle(JobId id) => new(this, id);

    /// <inheritdoc cref="IJobClient.GetHandle{TResult}(JobId)"/>
    public JobHandle<TResult> GetHandle<TResult>(JobId id) => new(this, id);

    /// <inheritdoc cref="IJobClient.GetHandle(JobDefinition, JobId)"/>
    public JobHandle GetHandle(JobDefinition job, JobId id) => new(this, JobHandle.IdOf(job, id));

    /// <inheritdoc cref="IJobClient.GetHandle{TResult}(JobDefinition{TResult}, JobId)"/>
    public JobHandle<TResult> GetHandle<TResult>(JobDefinition<TResult> job, JobId id) => new(this, JobHandle.IdOf(job, id), job);

    /// <inheritdoc/>
    public async ValueTask<JobState> GetStateAsync(JobId id, CancellationToken cancellationToken = default)
        => (await FindAsync(JobHandle.QueueOf(id), id, cancellationToken).ConfigureAwait(false)).State;

    /// <inheritdoc/>
    public async ValueTask<bool> CancelAsync(JobId id, CancellationToken cancellationToken = default)
    {
        var queue = JobHandle.QueueOf(id);
        try
        {
            var was = await _store.CancelAsync(queue, id).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            return was is not (JobState.NotFound or JobState.Dead);
        }
        catch (StoreException exception)
        {
            throw new JobException($"Job {id} on queue '{queue}' at {_store.Endpoint} could not be cancelled: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RescheduleAsync(JobId id, TimeSpan delay, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return RescheduleAsync(id, (long)Math.Ceiling(delay.TotalMilliseconds), 0, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RescheduleAsync(JobId id, DateTimeOffset time, CancellationToken cancellationToken = default)
        => RescheduleAsync(id, 0, Math.Max(1, time.ToUnixTimeMilliseconds()), cancellationToken);

    private async ValueTask<bool> RescheduleAsync(JobId id, long delayMs, long runAtUnixMs, CancellationToken cancellationToken)
    {
        var queue = JobHandle.QueueOf(id);
        try
        {
            var was = await _store.RescheduleAsync(queue, id, delayMs, runAtUnixMs).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            return was is JobState.Scheduled or JobState.Pending;
        }
        catch (StoreException exception)
        {
            throw new JobException($"Job {id} on queue '{queue}' at {_store.Endpoint} could not be rescheduled: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public async Task<TResult> GetResultAsync<TResult>(
        JobDefinition<TResult> job, JobId id, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout), timeout, "The longest wait for a result is zero or more, or Timeout.InfiniteTimeSpan for no end.");
        }

        var outcome = await _outcomes.WaitAsync(JobHandle.QueueOf(id), id, FindAsync, timeout, cancellationToken).ConfigureAwait(false);
        return JobOutcome.Read(outcome, id, job.ReadResult);
    }

    private async ValueTask<JobSnapshot> FindAsync(string queue, JobId id, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await _store.FindAsync(queue, id).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            return snapshot.State == JobState.Scheduled && WaitsForRetry(snapshot.Body) ? snapshot with { State = JobState.Retrying } : snapshot;
        }
        catch (StoreException exception)
        {
            throw new JobException($"Job {id} on queue '{queue}' at {_store.Endpoint} could not be looked up: {exception.Message}", exception);
        }
    }

    /// <summary>A job that is scheduled waits for its time, for its next attempt, or (parked) for a worker that knows it: only its envelope tells.</summary>
    private static bool WaitsForRetry(ReadOnlyMemory<byte> body)
    {
        try
        {
            var envelope = JobEnvelope.Parse(body);
            return envelope.Attempt > 1 && envelope.Options.Find(EnvelopeKey.ParkedSince).IsEmpty;
        }
        catch (JobFormatException)
        {
            // Of a later version, or damaged: it waits, and more is not known.
            return false;
        }
    }
}
