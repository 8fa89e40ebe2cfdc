using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Serialization;

namespace TypedJobs.Worker;

/// <summary>Decides what becomes of a job whose attempt is over: it is done, it waits for the next attempt, or it is dead. Never throws.</summary>
internal sealed partial class AttemptJudge
{
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly int _maxResult;
    private readonly ILogger _logger;

    public AttemptJudge(TimeProvider time, Random random, int maxResult, ILogger logger)
    {
        _time = time;
        _random = random;
        _maxResult = maxResult;
        _logger = logger;
    }

    /// <summary>The verdict on an attempt that has ended.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="thrown">What it threw; null if it ran to its end.</param>
    public AttemptVerdict Judge(JobAttempt attempt, Exception? thrown)
    {
        switch (attempt.Tripped)
        {
            case TripReason.LeaseLost when thrown is not null:
                return new AttemptVerdict(VerdictKind.LeaseLost);
            case TripReason.Drain when thrown is OperationCanceledException && attempt.Descriptor.Ack != AckMode.Early:
                return new AttemptVerdict(VerdictKind.HandedBack);
            case TripReason.Timeout:
                return Failed(attempt, TimedOut(attempt, attempt.Descriptor.Timeout, thrown));
            case TripReason.Cancelled:
                return new AttemptVerdict(VerdictKind.Cancelled);
        }

        if (thrown is not null)
        {
            return Failed(attempt, thrown);
        }

        var size = attempt.Context.Result.Length;
        return size > _maxResult
            ? Failed(attempt, ResultTooLargeException.OfJob(attempt.Context, size, _maxResult))
            : new AttemptVerdict(VerdictKind.Succeeded);
    }

    /// <summary>The verdict on an attempt that goes on beyond its hard limit.</summary>
    public AttemptVerdict OverHardLimit(JobAttempt attempt) => Failed(attempt, TimedOut(attempt, attempt.Descriptor.HardTimeout, null));

    /// <summary>Dead without another attempt, for a reason that is no failure of the job's own code.</summary>
    public AttemptVerdict Bury(JobAttempt attempt, JobException reason) => Dead(FailureOf(attempt, reason), reason, default);

    private AttemptVerdict Failed(JobAttempt attempt, Exception exception)
    {
        try
        {
            return TryAgain(attempt, exception);
        }
        catch (Exception unexpected)
        {
            // A retry policy that throws, no memory for the next envelope: without them there is no next attempt.
            LogNoNextAttempt(_logger, unexpected, attempt.Context.Name, attempt.Id, attempt.Queue);
            return Dead(FailureOf(attempt, exception), exception, default);
        }
    }

    private AttemptVerdict TryAgain(JobAttempt attempt, Exception exception)
    {
        var job = attempt.Context;
        // What the job wraps to say when to try again is the error to show.
        var shown = exception is JobRetryException { InnerException: { } cause } ? cause : exception;
        var failure = FailureOf(attempt, shown);
        // A worker knew the job: were it parked again, it would have its whole time again.
        var options = FailureHistory.Add(attempt.Options, failure).Without(EnvelopeKey.ParkedSince);
        if (job.Attempt >= job.MaxAttempts || job.Descriptor.Ack == AckMode.Early || !IsRetryable(attempt, exception))
        {
            return Dead(failure, shown, attempt.Rewrite(job.Attempt, options));
        }

        return new AttemptVerdict(VerdictKind.Retry)
        {
            Failure = failure,
            Exception = shown,
            Delay = exception is JobRetryException retry ? retry.After : job.Descriptor.Retry.DelayAfter(job.Attempt, _random),
            Body = attempt.Rewrite(job.Attempt + 1, options),
        };
    }

    private JobFailure FailureOf(JobAttempt attempt, Exception exception) => JobFailure.From(exception, attempt.Number, _time.GetUtcNow());

    private static AttemptVerdict Dead(JobFailure failure, Exception reason, ReadOnlyMemory<byte> body)
        => new(VerdictKind.Dead) { Failure = failure, Exception = reason, Body = body };

    private bool IsRetryable(JobAttempt attempt, Exception exception)
    {
        switch (exception)
        {
            case JobRetryException:
                return true;
            case JobFailException or ResultTooLargeException:
                return false;
            // The bytes of this very job, which do not decode in a minute either; what a job meets elsewhere is an error like any other.
            case JobFormatException { UndecodableJob: { } id } when id == attempt.Id:
                return false;
        }

        try
        {
            return attempt.Descriptor.IsRetryable?.Invoke(exception) ?? true;
        }
        catch (Exception thrown)
        {
            LogRulesThrew(_logger, thrown, attempt.Context.Name, attempt.Id, attempt.Queue);
            return true;
        }
    }

    private static JobTimeoutException TimedOut(JobAttempt attempt, TimeSpan? limit, Exception? thrown)
        => new($"Attempt {attempt.Number} of job '{attempt.Context.Name}' took {attempt.Elapsed.TotalSeconds:0.###} s, but its limit is {limit?.TotalSeconds:0.###} s.", thrown);

    [LoggerMessage(EventIds.JobHasNoNextAttempt, LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' failed, and its next attempt could not be prepared: it is dead.")]
    private static partial void LogNoNextAttempt(ILogger logger, Exception exception, string name, JobId id, string queue);

    [LoggerMessage(EventIds.RetryRulesThrew, LogLevel.Warning, "Job '{Name}' ({Id}) on queue '{Queue}' failed, and the rule that says whether its exception is worth another attempt (IsRetryable) threw: it is tried again.")]
    private static partial void LogRulesThrew(ILogger logger, Exception exception, string name, JobId id, string queue);
}
