using Microsoft.Extensions.DependencyInjection;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Finds at the start what a job would miss when it runs: services that its parameters take and that nobody registered.</summary>
internal static class RequiredServices
{
    /// <summary>Looks at the jobs whose own queue the worker serves.</summary>
    /// <exception cref="InvalidOperationException">Something is missing; the message names each job, parameter and type.</exception>
    public static void ThrowIfMissing(JobRegistry registry, JobWorkerOptions options, IServiceProvider services)
    {
        // A container that cannot be asked is left alone.
        if (services.GetService<IServiceProviderIsService>() is not { } known)
        {
            return;
        }

        var keyed = known as IServiceProviderIsKeyedService ?? services.GetService<IServiceProviderIsKeyedService>();
        var missing = registry.Jobs
            .Where(job => options.Queues.Count == 0 || options.Queues.Contains(job.Queue))
            .SelectMany(static job => job.Services, static (job, service) => (Job: job, Service: service))
            .Where(need => !(need.Service.Key is null ? known.IsService(need.Service.Type) : keyed?.IsKeyedService(need.Service.Type, need.Service.Key) ?? true))
            .Select(static need => $"job '{need.Job.Name}' takes {need.Service}")
            .ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"The worker does not start, because jobs take services that are not registered: {string.Join("; ", missing)}. Register them "
                + "(builder.Services.AddScoped<…>()), or, where this worker is not to run those jobs, name its queues (--queues).");
        }
    }
}
