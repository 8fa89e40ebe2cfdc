using System.Diagnostics;
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
    private readonly FailedAttempt _failedAttempt;
    private readonly ILogger _logger;
    private JobAttempt? _current;

    public Processor(JobRegistry registry, IServiceProvider services, Misfit misfit, FailedAttempt failedAttempt, ILogger logger)
    {
        _registry = registry;
        _services = services;
        _misfit = misfit;
        _failedAttempt = failedAttempt;
        _logger = logger;
    }

    /// <summary>How many jobs it has begun.</summary>
    public int Begun { get; private set; }

    /// <summary>The attempt that runs now; null between two.</summary>
    public JobAttempt? Current => Volatile.Read(ref _current);

    /// <summary>Runs a job to its end. Never throws: whatever happens is a settlement.</summary>
    public ValueTask RunAsync(LeasedWork work)
    {
        Begun++;
        if (work.Session.Lost)
        {
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

        return _registry.Find(envelope.Utf8Name.Span) is { } descriptor
            ? RunAsync(work, envelope, descriptor)
            : Park(work, envelope);
    }

    private ValueTask Park(LeasedWork work, JobEnvelope envelope)
    {
        work.Pump.Settle(work, _misfit.Unknown(work, envelope));
        return default;
    }

    private async ValueTask RunAsync(LeasedWork work, JobEnvelope envelope, JobDescriptor descriptor)
    {
        var attempt = new JobAttempt(work, _services);
        var context = new JobContext(work.Job.Id, descriptor, work.Pump.Queue, envelope.Attempt, attempt);
        Volatile.Write(ref _current, attempt);
        var started = Stopwatch.GetTimestamp();
        Exception? thrown = null;
        try
        {
            if ((descriptor.Needs & JobNeeds.Services) != 0)
            {
                await InvokeInScopeAsync(descriptor, context, envelope, attempt).ConfigureAwait(false);
            }
            else
            {
                await Invoke(descriptor, context, envelope).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        Volatile.Write(ref _current, null);
        work.Pump.Measure(Stopwatch.GetElapsedTime(started));
        Settle(work, envelope, context, attempt, thrown);
    }

    private static ValueTask Invoke(JobDescriptor descriptor, JobContext context, JobEnvelope envelope)
    {
        var arguments = new MessagePackReader(envelope.Arguments);
        return descriptor.Invoker(context, ref arguments);
    }

    private async ValueTask InvokeInScopeAsync(JobDescriptor descriptor, JobContext context, JobEnvelope envelope, JobAttempt attempt)
    {
        await using var scope = attempt.ConfigureAwait(false);
        using (BeginJobScope(_logger, context.Name, context.Id, context.Attempt))
        {
            await Invoke(descriptor, context, envelope).ConfigureAwait(false);
        }
    }

    private void Settle(LeasedWork work, JobEnvelope envelope, JobContext context, JobAttempt attempt, Exception? thrown)
    {
        if (thrown is null)
        {
            work.Pump.Settle(work, Succeeded(work.Job.Id, context));
        }
        else if (attempt.Tripped == TripReason.LeaseLost)
        {
            LogLeaseLost(_logger, context.Name, context.Id);
        }
        else if (attempt.Tripped == TripReason.Drain && thrown is OperationCanceledException)
        {
            work.Pump.Release(work);
        }
        else
        {
            work.Pump.Settle(work, _failedAttempt.Settle(context, envelope, thrown));
        }
    }

    private static Settlement Succeeded(JobId id, JobContext context)
        => context.Descriptor.HasResult
            ? new Settlement(id, SettlementKind.Succeeded)
            {
                Outcome = JobOutcome.Succeeded(context.Result),
                OutcomeTtlMs = (long)context.Descriptor.ResultTtl.TotalMilliseconds,
            }
            : new Settlement(id, SettlementKind.Succeeded);
}
