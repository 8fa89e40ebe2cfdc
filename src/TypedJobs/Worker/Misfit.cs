using System.Text;
using Microsoft.Extensions.Logging;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>What becomes of a job that this build cannot run: one it does not know waits for a worker that does; one it cannot read is dead.</summary>
internal sealed partial class Misfit
{
    // A rolling deploy brings a worker that knows the job within minutes; a job that none knew for a day is a mistake to be seen.
    private static readonly TimeSpan ParkTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxParked = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public Misfit(TimeProvider time, ILogger logger)
    {
        _time = time;
        _logger = logger;
    }

    /// <summary>The bytes are kept as they are, in dead.</summary>
    public Settlement Undecodable(LeasedWork work, JobFormatException exception)
    {
        LogUndecodable(_logger, exception, work.Job.Id, work.Pump.Queue);
        return Dead(work, new JobFailure(typeof(JobFormatException).FullName!, exception.Message, null, 1, _time.GetUtcNow()));
    }

    /// <summary>Waits for a worker that knows the job; after a day, dead.</summary>
    public Settlement Unknown(LeasedWork work, JobEnvelope envelope)
    {
        var name = Encoding.UTF8.GetString(envelope.Utf8Name.Span);
        var now = _time.GetUtcNow();
        var since = Parking.SinceOf(envelope.Options, now);
        if (now - since > MaxParked)
        {
            LogUnknownDead(_logger, name, work.Job.Id, work.Pump.Queue);
            return Dead(work, new JobFailure(
                "UnknownJob", $"No worker knew job '{name}' for {MaxParked.TotalHours:0} hours. Was it renamed without [JobAlias(\"{name}\")]?", null, envelope.Attempt, now));
        }

        LogUnknown(_logger, name, work.Job.Id, work.Pump.Queue, ParkTime);
        return new Settlement(work.Job.Id, SettlementKind.Retry)
        {
            Body = since is null ? envelope.Rewrite(envelope.Attempt, Parking.Begin(envelope.Options, now)) : work.Job.Body,
            DelayMs = (long)ParkTime.TotalMilliseconds,
        };
    }

    private static Settlement Dead(LeasedWork work, JobFailure failure)
        => new(work.Job.Id, SettlementKind.Dead) { Body = work.Job.Body, Failure = FailureCodec.ToBytes(failure) };

    [LoggerMessage(LogLevel.Error, "Job {Id} on queue '{Queue}' is dead: its envelope cannot be read; its bytes are kept.")]
    private static partial void LogUndecodable(ILogger logger, Exception exception, JobId id, string queue);

    [LoggerMessage(LogLevel.Warning, "This worker has no job '{Name}' ({Id}, queue '{Queue}'): it is given back for {ParkTime}. Deploy a worker that has it, or add [JobAlias(\"{Name}\")] to the renamed job.")]
    private static partial void LogUnknown(ILogger logger, string name, JobId id, string queue, TimeSpan parkTime);

    [LoggerMessage(LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is dead: no worker knew it for a day.")]
    private static partial void LogUnknownDead(ILogger logger, string name, JobId id, string queue);
}
