using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>A worker in this process, on a queue of its own.</summary>
internal static class WorkerHost
{
    public static async Task<IHost> StartAsync(
        string redis, string queue, Action<JobWorkerOptions>? configure = null, Action<IServiceCollection>? services = null, params string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = arguments, DisableDefaults = arguments.Length == 0 });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddScoped<ScopedThing>();
        services?.Invoke(builder.Services);
        builder.AddTypedJobs(jobs => jobs.UseRedis(redis).AddWorker(options =>
        {
            options.Queues.Add(queue);
            options.Concurrency = 8;
            options.DrainTimeout = TimeSpan.FromSeconds(10);
            configure?.Invoke(options);
        }));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Stops in order, as SIGTERM does, and disposes.</summary>
    public static async Task EndAsync(this IHost host)
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
