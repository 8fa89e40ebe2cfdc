using Microsoft.Extensions.Logging;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Says to the pump what becomes of a job whose attempt has ended, or is no longer waited for.</summary>
internal sealed partial class AttemptEnd
{
    private readonly FailedAttempt _failed;
    private readonly ILogger _logger;

    public AttemptEnd(FailedAttempt failed, ILogger logger)
    {
        _failed = failed;
        _logger = logger;
    }

    /// <summary>Before the only attempt of a job that runs at most once: notes that it begins, or buries the job if one has begun before.</summary>
    /// <returns>True if the attempt may begin; if not, it is decided what becomes of the job.</returns>
    public async ValueTask<bool> TryBeginOnlyAttemptAsync(JobAttempt attempt)
    {
        var envelope = JobEnvelope.Parse(attempt.Work.Job.Body);
        if (!BeganNote.IsIn(envelope.Options))
        {
            return await attempt.Work.Pump.BeginOnlyAttemptAsync(attempt, envelope).ConfigureAwait(false);
        }

        if (attempt.TryDecide())
        {
            attempt.Work.Pump.Settle(attempt.Work, _failed.Bury(attempt, attempt.Context.Fail(
                "The job runs at most once (Ack = Early), and its worker stopped or died after it had begun.")));
        }

        return false;
    }

    /// <summary>The attempt has ended by itself.</summary>
    public void Settle(JobAttempt attempt, Exception? thrown)
    {
        var work = attempt.Work;
        if (!attempt.TryDecide())
        {
            LogLate(_logger, attempt.Context.Name, work.Job.Id, work.Pump.Queue, attempt.Elapsed);
            return;
        }

        switch (attempt.Tripped)
        {
            case TripReason.LeaseLost when thrown is not null:
                LogLeaseLost(_logger, attempt.Context.Name, work.Job.Id);
                break;
            case TripReason.Drain when thrown is OperationCanceledException && attempt.Descriptor.Ack != AckMode.Early:
                work.Pump.Release(work);
                break;
            case TripReason.Timeout:
                work.Pump.Settle(work, _failed.Settle(attempt, TimedOut(attempt, attempt.Descriptor.Timeout, thrown)));
                break;
            case TripReason.Cancelled:
                work.Pump.Settle(work, new Settlement(work.Job.Id, SettlementKind.Cancelled));
                break;
            default:
                work.Pump.Settle(work, thrown is null ? Succeeded(attempt) : _failed.Settle(attempt, thrown));
                break;
        }
    }

    /// <summary>The attempt is over its hard limit and has not ended: it counts as failed now, and what it comes to later is refused.</summary>
    /// <returns>False if it has ended meanwhile.</returns>
    public bool Abandon(JobAttempt attempt)
    {
        if (!attempt.TryDecide())
        {
            return false;
        }

        attempt.Work.Pump.Settle(attempt.Work, _failed.Settle(attempt, TimedOut(attempt, attempt.Descriptor.HardTimeout, null)));
        attempt.Trip(TripReason.Timeout);
        return true;
    }

    /// <summary>The attempt has not ended, but its process is about to: the job goes back, no attempt counted.</summary>
    public static void HandBack(JobAttempt attempt)
    {
        if (attempt.TryDecide())
        {
            attempt.Work.Pump.Release(attempt.Work);
        }
    }

    private static JobTimeoutException TimedOut(JobAttempt attempt, TimeSpan? limit, Exception? thrown)
        => new($"Attempt {attempt.Number} of job '{attempt.Context.Name}' took {attempt.Elapsed.TotalSeconds:0.###} s, but its limit is {limit?.TotalSeconds:0.###} s.", thrown);

    private static Settlement Succeeded(JobAttempt attempt)
    {
        var descriptor = attempt.Descriptor;
        return descriptor.HasResult
            ? new Settlement(attempt.Work.Job.Id, SettlementKind.Succeeded)
            {
                Outcome = JobOutcome.Succeeded(attempt.Context.Result),
                OutcomeTtlMs = (long)descriptor.ResultTtl.TotalMilliseconds,
            }
            : new Settlement(attempt.Work.Job.Id, SettlementKind.Succeeded);
    }

    [LoggerMessage(LogLevel.Warning, "Job '{Name}' ({Id}) was stopped: this worker's lease is lost, another worker has the job.")]
    private static partial void LogLeaseLost(ILogger logger, string name, JobId id);

    [LoggerMessage(LogLevel.Warning, "Job '{Name}' ({Id}) on queue '{Queue}' ended after {Elapsed}, long after it was given up; what it came to is thrown away.")]
    private static partial void LogLate(ILogger logger, string name, JobId id, string queue, TimeSpan elapsed);
}
