using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Ends attempts, each once: asks for the verdict and tells it to the pump. Never throws, since a job that is not settled holds its processor's place for ever.</summary>
internal sealed partial class AttemptEnding
{
    private readonly AttemptJudge _judge;
    private readonly ILogger _logger;

    public AttemptEnding(AttemptJudge judge, ILogger logger)
    {
        _judge = judge;
        _logger = logger;
    }

    /// <summary>The attempt has ended by itself.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="thrown">What it threw; null if it ran to its end.</param>
    public void End(JobAttempt attempt, Exception? thrown)
    {
        if (attempt.TryDecide())
        {
            Conclude(attempt.Work, attempt, _judge.Judge(attempt, thrown));
        }
        else
        {
            LogLate(_logger, attempt.Context.Name, attempt.Id, attempt.Queue, attempt.Elapsed);
        }
    }

    /// <summary>It was decided without the attempt what becomes of the job: it was not begun.</summary>
    public void End(JobAttempt attempt, in AttemptVerdict verdict)
    {
        if (attempt.TryDecide())
        {
            Conclude(attempt.Work, attempt, verdict);
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

        Conclude(attempt.Work, attempt, _judge.OverHardLimit(attempt));
        attempt.Trip(TripReason.Timeout);
        return true;
    }

    /// <summary>The attempt has not ended, but its process is about to: the job goes back, no attempt counted.</summary>
    public void HandBack(JobAttempt attempt) => End(attempt, new AttemptVerdict(VerdictKind.HandedBack));

    /// <summary>Tells a verdict to the pump, and to whoever observes attempts.</summary>
    /// <param name="work">The job.</param>
    /// <param name="attempt">Its attempt; null if it came to none.</param>
    /// <param name="verdict">What becomes of it.</param>
    public void Conclude(in LeasedWork work, JobAttempt? attempt, in AttemptVerdict verdict)
    {
        switch (verdict.Kind)
        {
            case VerdictKind.HandedBack:
                work.Pump.Release(work);
                break;
            case VerdictKind.LeaseLost:
                break;
            default:
                work.Pump.Settle(work, Settlement(work, attempt, verdict));
                break;
        }

        if (verdict.Kind != VerdictKind.Succeeded && attempt is not null)
        {
            Log(attempt, verdict);
        }
    }

    private Settlement Settlement(in LeasedWork work, JobAttempt? attempt, in AttemptVerdict verdict)
    {
        try
        {
            return VerdictSettlement.Of(work, attempt, verdict);
        }
        catch (Exception exception)
        {
            LogUnsettleable(_logger, exception, work.Job.Id, work.Pump.Queue);
            return VerdictSettlement.Unsettleable(work, attempt?.Number ?? 1, work.Pump.Time.GetUtcNow(), exception);
        }
    }

    private void Log(JobAttempt attempt, in AttemptVerdict verdict)
    {
        var job = attempt.Context;
        switch (verdict.Kind)
        {
            case VerdictKind.Retry:
                LogRetry(_logger, verdict.Exception, job.Name, job.Id, job.Queue, job.Attempt, job.MaxAttempts, verdict.Delay);
                break;
            case VerdictKind.Dead:
                LogDead(_logger, verdict.Exception, job.Name, job.Id, job.Queue, job.Attempt, job.MaxAttempts);
                break;
            case VerdictKind.LeaseLost:
                LogLeaseLost(_logger, job.Name, job.Id, job.Queue);
                break;
        }
    }

    [LoggerMessage(EventIds.JobRetried, LogLevel.Warning, "Job '{Name}' ({Id}) on queue '{Queue}' failed in attempt {Attempt} of {MaxAttempts}; the next one is in {Delay}.")]
    private static partial void LogRetry(ILogger logger, Exception? exception, string name, JobId id, string queue, int attempt, int maxAttempts, TimeSpan delay);

    [LoggerMessage(EventIds.JobDead, LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is dead: it failed in attempt {Attempt} of {MaxAttempts}.")]
    private static partial void LogDead(ILogger logger, Exception? exception, string name, JobId id, string queue, int attempt, int maxAttempts);

    [LoggerMessage(EventIds.AttemptLeaseLost, LogLevel.Warning, "Job '{Name}' ({Id}) on queue '{Queue}' was stopped: this worker's lease is lost, another worker has the job.")]
    private static partial void LogLeaseLost(ILogger logger, string name, JobId id, string queue);

    [LoggerMessage(EventIds.AttemptEndedLate, LogLevel.Warning, "Job '{Name}' ({Id}) on queue '{Queue}' ended after {Elapsed}, long after it was given up; its result is thrown away.")]
    private static partial void LogLate(ILogger logger, string name, JobId id, string queue, TimeSpan elapsed);

    [LoggerMessage(EventIds.JobUnsettleable, LogLevel.Critical, "The attempt of job {Id} on queue '{Queue}' could not be settled (a bug in TypedJobs): the job is dead, its bytes are kept.")]
    private static partial void LogUnsettleable(ILogger logger, Exception exception, JobId id, string queue);
}
