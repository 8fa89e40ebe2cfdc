using MessagePack;
using Microsoft.Extensions.Logging;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Decides what becomes of a job whose attempt failed: it waits for the next one, or it is dead.</summary>
internal sealed partial class FailedAttempt
{
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;

    public FailedAttempt(TimeProvider time, Random random, ILogger logger)
    {
        _time = time;
        _random = random;
        _logger = logger;
    }

    public Settlement Settle(JobAttempt attempt, Exception exception)
    {
        var job = attempt.Context;
        // What the job wraps to say when to try again is the error to show.
        var shown = exception is JobRetryException { InnerException: { } cause } ? cause : exception;
        var failure = JobFailure.From(shown, job.Attempt, _time.GetUtcNow());
        var envelope = JobEnvelope.Parse(attempt.Work.Job.Body);
        var options = FailureHistory.Add(envelope.Options, failure);
        if (job.Attempt >= job.MaxAttempts || job.Descriptor.Ack == AckMode.Early || !IsRetryable(job.Descriptor, exception))
        {
            LogDead(_logger, shown, job.Name, job.Id, job.Queue, job.Attempt, job.MaxAttempts);
            return Dead(job, failure, envelope.Rewrite(job.Attempt, options));
        }

        var delay = exception is JobRetryException retry ? retry.After : job.Descriptor.Retry.DelayAfter(job.Attempt, _random);
        LogRetry(_logger, shown, job.Name, job.Id, job.Queue, job.Attempt, job.MaxAttempts, delay);
        return new Settlement(job.Id, SettlementKind.Retry)
        {
            Body = envelope.Rewrite(job.Attempt + 1, options),
            DelayMs = (long)delay.TotalMilliseconds,
        };
    }

    /// <summary>Dead without another attempt, for a reason that is no failure of the job's own code.</summary>
    public Settlement Bury(JobAttempt attempt, JobException reason)
    {
        LogDead(_logger, reason, attempt.Context.Name, attempt.Id, attempt.Queue, attempt.Number, attempt.Context.MaxAttempts);
        return Dead(attempt.Context, JobFailure.From(reason, attempt.Number, _time.GetUtcNow()), attempt.Work.Job.Body);
    }

    private static bool IsRetryable(JobDescriptor descriptor, Exception exception) => exception switch
    {
        JobRetryException => true,
        // Bytes that do not decode today do not decode in a minute: no attempt is spent on them.
        JobFailException or JobFormatException or MessagePackSerializationException => false,
        _ => descriptor.IsRetryable?.Invoke(exception) ?? true,
    };

    private static Settlement Dead(JobContext job, JobFailure failure, ReadOnlyMemory<byte> body)
        => new(job.Id, SettlementKind.Dead)
        {
            Body = body,
            Failure = FailureCodec.ToBytes(failure),
            Outcome = job.Descriptor.HasResult ? JobOutcome.Failed(failure) : default(ReadOnlyMemory<byte>),
            OutcomeTtlMs = (long)job.Descriptor.ResultTtl.TotalMilliseconds,
        };

    [LoggerMessage(LogLevel.Warning, "Job '{Name}' ({Id}) on queue '{Queue}' failed in attempt {Attempt} of {MaxAttempts}; the next one is in {Delay}.")]
    private static partial void LogRetry(ILogger logger, Exception exception, string name, JobId id, string queue, int attempt, int maxAttempts, TimeSpan delay);

    [LoggerMessage(LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is dead: it failed in attempt {Attempt} of {MaxAttempts}.")]
    private static partial void LogDead(ILogger logger, Exception exception, string name, JobId id, string queue, int attempt, int maxAttempts);
}
