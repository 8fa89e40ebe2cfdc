using System.Text;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>What becomes of a job that this build cannot run: one of another build waits for a worker that has it; one that cannot be read is dead.</summary>
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

    /// <summary>An envelope that this build cannot read: of a later version it is parked as it is, for as long as it takes; else it is dead.</summary>
    public AttemptVerdict Unreadable(in LeasedWork work, JobFormatException exception)
    {
        if (EnvelopeVersion.ReadLater(work.Job.Body) is not { } version)
        {
            return Undecodable(work, exception);
        }

        LogLaterVersion(_logger, work.Job.Id, work.Pump.Queue, version, JobEnvelope.CurrentVersion, ParkTime);
        return Parked();
    }

    /// <summary>The bytes are kept as they are, in dead.</summary>
    public AttemptVerdict Undecodable(in LeasedWork work, Exception exception)
    {
        LogUndecodable(_logger, exception, work.Job.Id, work.Pump.Queue);
        return Dead(JobFailure.From(exception, 1, _time.GetUtcNow()) with { StackTrace = null });
    }

    /// <summary>Waits for a worker that knows the job; after a day, dead.</summary>
    public async ValueTask<AttemptVerdict> UnknownAsync(LeasedWork work, JobEnvelope envelope)
    {
        var name = Encoding.UTF8.GetString(envelope.Utf8Name.Span);
        var now = _time.GetUtcNow();
        var since = Parking.SinceOf(envelope.Options, now);
        if (now - since > MaxParked)
        {
            LogUnknownDead(_logger, name, work.Job.Id, work.Pump.Queue);
            return Dead(new JobFailure(
                "UnknownJob", $"No worker knew job '{name}' for {MaxParked.TotalHours:0} hours. Was it renamed without [JobAlias(\"{name}\")]?", null, envelope.Attempt, now));
        }

        LogUnknown(_logger, name, work.Job.Id, work.Pump.Queue, ParkTime);
        return since is null
            ? await NoteAsync(work, envelope.Rewrite(envelope.Attempt, Parking.Begin(envelope.Options, now))).ConfigureAwait(false)
            : Parked();
    }

    /// <summary>Notes with the job since when it is parked: once, so that parking it again changes nothing.</summary>
    private static async ValueTask<AttemptVerdict> NoteAsync(LeasedWork work, ReadOnlyMemory<byte> body)
    {
        try
        {
            return await work.Pump.ReplaceBodyAsync(work, body).ConfigureAwait(false) ? Parked() : new AttemptVerdict(VerdictKind.LeaseLost);
        }
        catch (StoreException)
        {
            // Whoever leases it next sees whether the note is there.
            return Parked();
        }
    }

    private static AttemptVerdict Parked() => new(VerdictKind.Parked) { Delay = ParkTime };

    private static AttemptVerdict Dead(JobFailure failure) => new(VerdictKind.Dead) { Failure = failure };

    [LoggerMessage(EventIds.JobUndecodable, LogLevel.Error, "Job {Id} on queue '{Queue}' is dead: its envelope cannot be read; its bytes are kept.")]
    private static partial void LogUndecodable(ILogger logger, Exception exception, JobId id, string queue);

    [LoggerMessage(EventIds.JobOfLaterVersion, LogLevel.Warning, "Job {Id} on queue '{Queue}' is stored in version {Version} of the envelope, but this worker reads versions up to {Current}: it is given back for {ParkTime}. Deploy a worker of the version that enqueued it.")]
    private static partial void LogLaterVersion(ILogger logger, JobId id, string queue, int version, int current, TimeSpan parkTime);

    [LoggerMessage(EventIds.JobUnknown, LogLevel.Warning, "This worker has no job '{Name}' ({Id}, queue '{Queue}'): it is given back for {ParkTime}. Deploy a worker that has it, or add [JobAlias(\"{Name}\")] to the renamed job.")]
    private static partial void LogUnknown(ILogger logger, string name, JobId id, string queue, TimeSpan parkTime);

    [LoggerMessage(EventIds.JobUnknownDead, LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is dead: no worker knew it for a day.")]
    private static partial void LogUnknownDead(ILogger logger, string name, JobId id, string queue);
}
