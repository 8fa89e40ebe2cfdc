using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs;

public sealed partial class JobClient
{
    /// <summary>The dead jobs of a queue: to look at, to run again, or to throw away.</summary>
    /// <exception cref="ArgumentException"><paramref name="queue"/> cannot name a queue.</exception>
    public DeadLetters DeadLetters(string queue)
    {
        QueueName.ThrowIfInvalid(queue);
        return new DeadLetters(this, queue);
    }

    internal async ValueTask<JobState> GetStateAsync(string queue, JobId id, CancellationToken cancellationToken)
        => (await FindAsync(queue, id, cancellationToken).ConfigureAwait(false)).State;

    internal async ValueTask<bool> CancelAsync(string queue, JobId id, CancellationToken cancellationToken)
    {
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

    internal async Task<TResult> GetResultAsync<TResult>(
        JobHandle<TResult> handle, JobDefinition<TResult> definition, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var outcome = await _outcomes.WaitAsync(handle.Queue, handle.Id, FindAsync, timeout, cancellationToken).ConfigureAwait(false);
        return JobOutcome.Read(outcome, handle.Id, definition.ReadResult);
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
