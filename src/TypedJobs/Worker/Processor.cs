using MessagePack;
using Microsoft.Extensions.Logging;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Runs one leased job at a time: decode, invoke, and say what has become of it.</summary>
internal sealed partial class Processor
{
    private readonly JobRegistry _registry;
    private readonly IServiceProvider _services;
    private readonly Misfit _misfit;
    private readonly AttemptEnd _end;
    private readonly ILogger _logger;
    private JobAttempt? _current;
    private bool _retired;

    public Processor(JobRegistry registry, IServiceProvider services, Misfit misfit, AttemptEnd end, ILogger logger)
    {
        _registry = registry;
        _services = services;
        _misfit = misfit;
        _end = end;
        _logger = logger;
    }

    /// <summary>How many jobs it has begun.</summary>
    public int Begun { get; private set; }

    /// <summary>True once another processor has taken its place.</summary>
    public bool Retired => Volatile.Read(ref _retired);

    /// <summary>The attempt that runs now; null between two.</summary>
    public JobAttempt? Current => Volatile.Read(ref _current);

    /// <summary>Lets it take no other job.</summary>
    public void Retire() => Volatile.Write(ref _retired, true);

    /// <summary>Runs a job to its end. Never throws: whatever happens is a settlement.</summary>
    public ValueTask RunAsync(LeasedWork work)
    {
        Begun++;
        if (work.Session.Lost)
        {
            return default;
        }

        var now = work.Pump.Time.GetTimestamp();
        if (!work.Session.IsSafeAt(now))
        {
            // This process was stopped, or Redis did not answer, for longer than the lease: another worker may have the job. Handed back, it is leased
            // again if it is still this worker's; if not, the store says so.
            work.Pump.Release(work);
            return default;
        }

        if (work.Pump.TakeCancelled(work.Job.Id))
        {
            work.Pump.Settle(work, new Settlement(work.Job.Id, SettlementKind.Cancelled));
            return default;
        }

        JobEnvelope envelope;
        try
        {
            envelope = JobEnvelope.Parse(work.Job.Body);
        }
        catch (JobFormatException exception)
        {
            work.Pump.Settle(work, _misfit.Undecodable(work, exception));
            return default;
        }

        if (_registry.Find(envelope.Utf8Name.Span) is { } descriptor)
        {
            return RunAsync(new JobAttempt(work, envelope.Attempt, descriptor, _services, now), envelope.Arguments);
        }

        work.Pump.Settle(work, _misfit.Unknown(work, envelope));
        return default;
    }

    private async ValueTask RunAsync(JobAttempt attempt, ReadOnlyMemory<byte> arguments)
    {
        Volatile.Write(ref _current, attempt);
        Exception? thrown = null;
        try
        {
            if (attempt.Work.Job.Care == LeaseCare.NoteBegin && !await attempt.Work.Pump.NoteBeginAsync(attempt.Work).ConfigureAwait(false))
            {
                Volatile.Write(ref _current, null);
                return;
            }

            if (attempt.Descriptor.Ack == AckMode.Early && !await _end.TryBeginOnlyAttemptAsync(attempt).ConfigureAwait(false))
            {
                Volatile.Write(ref _current, null);
                return;
            }

            if ((attempt.Descriptor.Needs & JobNeeds.Services) != 0)
            {
                await InvokeInScopeAsync(attempt, arguments).ConfigureAwait(false);
            }
            else
            {
                await Invoke(attempt, arguments).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        Volatile.Write(ref _current, null);
        attempt.Work.Pump.Measure(attempt.Elapsed);
        _end.Settle(attempt, thrown);
    }

    private static ValueTask Invoke(JobAttempt attempt, ReadOnlyMemory<byte> arguments)
    {
        var reader = new MessagePackReader(arguments);
        return attempt.Descriptor.Invoker(attempt.Context, ref reader);
    }

    private async ValueTask InvokeInScopeAsync(JobAttempt attempt, ReadOnlyMemory<byte> arguments)
    {
        await using var scope = attempt.ConfigureAwait(false);
        using (BeginJobScope(_logger, attempt.Context.Name, attempt.Context.Id, attempt.Context.Attempt))
        {
            await Invoke(attempt, arguments).ConfigureAwait(false);
        }
    }
}
