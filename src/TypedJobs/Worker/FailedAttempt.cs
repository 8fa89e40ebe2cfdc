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

    public Settlement Settle(JobContext job, JobEnvelope envelope, Exception exception)
    {
        var failure = JobFailure.From(exception, job.Attempt, _time.GetUtcNow());
        EnvelopeOptions options;
        try
        {
            options = EnvelopeOptions.Read(envelope.Options);
        }
        catch (JobFormatException malformed)
        {
            return Dead(job, JobFailure.From(malformed, job.Attempt, failure.At));
        }

        options.Add(failure);
        // Bytes that do not decode today do not decode in a minute: no attempt is spent on them.
        if (exception is JobFormatException or MessagePack.MessagePackSerializationException || job.Attempt >= job.MaxAttempts)
        {
            LogDead(_logger, exception, job.Name, job.Id, job.Queue, job.Attempt, job.MaxAttempts);
            return Dead(job, failure);
        }

        var delay = job.Descriptor.Retry.DelayAfter(job.Attempt, _random);
        LogRetry(_logger, exception, job.Name, job.Id, job.Queue, job.Attempt, job.MaxAttempts, delay);
        return new Settlement(job.Id, SettlementKind.Retry)
        {
            Body = JobEnvelope.Write(envelope.Utf8Name.Span, job.Attempt + 1, options.ToBytes(), envelope.Arguments.Span),
            DelayMs = (long)delay.TotalMilliseconds,
        };
    }

    private static Settlement Dead(JobContext job, JobFailure failure)
        => new(job.Id, SettlementKind.Dead)
        {
            Failure = FailureCodec.ToBytes(failure),
            Outcome = job.Descriptor.HasResult ? JobOutcome.Failed(failure) : default(ReadOnlyMemory<byte>),
            OutcomeTtlMs = (long)job.Descriptor.ResultTtl.TotalMilliseconds,
        };

    [LoggerMessage(LogLevel.Warning, "Job '{Name}' ({Id}) on queue '{Queue}' failed in attempt {Attempt} of {MaxAttempts}; the next one is in {Delay}.")]
    private static partial void LogRetry(ILogger logger, Exception exception, string name, JobId id, string queue, int attempt, int maxAttempts, TimeSpan delay);

    [LoggerMessage(LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is dead: it failed in attempt {Attempt} of {MaxAttempts}.")]
    private static partial void LogDead(ILogger logger, Exception exception, string name, JobId id, string queue, int attempt, int maxAttempts);
}
