using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedJobs.Benchmarks;

/// <summary>A worker as a user would write it, with everything on.</summary>
internal static class BenchWorker
{
    public static IHost Create(string redis, string queue, int concurrency)
    {
        var builder = Host.CreateApplicationBuilder();
        // Standard output is for the figures.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddTypedJobs(jobs => jobs.UseRedis(redis).AddWorker(worker =>
        {
            worker.Concurrency = concurrency;
            worker.Queues.Add(queue);
        }));
        return builder.Build();
    }
}
