using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

internal sealed partial class Pump
{
    private static readonly TimeSpan OnceRetryWait = TimeSpan.FromMilliseconds(200);

    /// <summary>What an effect came to in an earlier attempt; null if none has done it.</summary>
    /// <exception cref="JobException">Redis did not answer; the effect was not run.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(JobAttempt attempt, string name)
    {
        try
        {
            return await _store.FindOnceAsync(Queue, attempt.Id, name).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            throw new JobException($"Job '{attempt.Context.Name}' ({attempt.Id}) could not ask whether '{name}' was done before, so it was not done: {exception.Message}", exception);
        }
    }

    /// <summary>Keeps what an effect came to. The effect has happened, so this does not give up before the lease would.</summary>
    /// <exception cref="OperationCanceledException">Another worker has the job.</exception>
    /// <exception cref="JobException">Redis did not take it in time.</exception>
    public async ValueTask SaveOnceAsync(JobAttempt attempt, string name, ReadOnlyMemory<byte> result)
    {
        var started = Time.GetTimestamp();
        while (true)
        {
            try
            {
                if (await _store.SaveOnceAsync(Queue, attempt.Work.Session.Store, attempt.Id, name, result).ConfigureAwait(false))
                {
                    return;
                }

                LoseLease(attempt.Work.Session);
                throw new OperationCanceledException(
                    $"Job '{attempt.Context.Name}' ({attempt.Id}) did '{name}', but another worker has the job by now; what it came to is not kept.");
            }
            catch (StoreException exception) when (Time.GetElapsedTime(started) >= _settings.LeaseTime)
            {
                throw new JobException(
                    $"Job '{attempt.Context.Name}' ({attempt.Id}) did '{name}', but could not note that it did; the next attempt does it again: {exception.Message}", exception);
            }
            catch (StoreException)
            {
                await Task.Delay(OnceRetryWait, Time).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Notes with a job that its only attempt begins.</summary>
    /// <returns>False if it must not: another worker has it, or Redis does not answer and nothing is certain.</returns>
    public async ValueTask<bool> BeginOnlyAttemptAsync(JobAttempt attempt, JobEnvelope envelope)
    {
        var body = envelope.Rewrite(envelope.Attempt, BeganNote.Write(envelope.Options, Time.GetUtcNow()));
        try
        {
            return await _store.BeginAsync(Queue, attempt.Work.Session.Store, attempt.Id, body).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The note may be there although no answer came. Handed back, whoever leases the job next reads it and decides.
            Release(attempt.Work);
            return false;
        }
    }
}
