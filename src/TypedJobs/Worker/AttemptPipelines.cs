using MessagePack;
using Microsoft.Extensions.Logging;

namespace TypedJobs.Worker;

/// <summary>Runs one attempt: decodes the arguments and calls the method, and whatever belongs around that.</summary>
internal delegate ValueTask AttemptPipeline(JobAttempt attempt);

/// <summary>How a worker runs a job, decided once at its start.</summary>
/// <param name="Descriptor">The job.</param>
/// <param name="Pipeline">Runs its attempts.</param>
/// <param name="Services">Where the services of an attempt come from.</param>
/// <param name="OnlyAttempt">Asked before an attempt of a job that runs at most once; null for all others.</param>
internal sealed record JobPlan(JobDescriptor Descriptor, AttemptPipeline Pipeline, IServiceProvider Services, OnlyAttempt? OnlyAttempt);

/// <summary>The plans of all jobs of a worker. A job pays for what it needs: one with nothing but arguments is called at once.</summary>
internal sealed class AttemptPipelines
{
    private readonly JobRegistry _registry;
    private readonly JobPlan[] _plans;

    public AttemptPipelines(JobRegistry registry, IServiceProvider services, AttemptJudge judge, ILogger logger)
    {
        _registry = registry;
        var scoped = new ScopedInvocation(Invoke, logger);
        var onlyAttempt = new OnlyAttempt(judge);
        _plans = [.. registry.Jobs.Select(job => new JobPlan(
            job,
            (job.Needs & JobNeeds.Services) != 0 ? scoped.InvokeAsync : Invoke,
            services,
            job.Ack == AckMode.Early ? onlyAttempt : null))];
    }

    /// <summary>Finds a job's plan.</summary>
    /// <param name="utf8Name">The wire name, or an alias.</param>
    /// <returns>Null if this build has none of that name.</returns>
    public JobPlan? Find(ReadOnlySpan<byte> utf8Name)
    {
        var index = _registry.IndexOf(utf8Name);
        return index < 0 ? null : _plans[index];
    }

    private static ValueTask Invoke(JobAttempt attempt)
    {
        var reader = new MessagePackReader(attempt.Arguments);
        return attempt.Descriptor.Invoker(attempt.Context, ref reader);
    }
}
