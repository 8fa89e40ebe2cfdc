using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TypedJobs.Redis;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Says which Redis holds the jobs and whether this program runs them.</summary>
public sealed class TypedJobsBuilder
{
    internal TypedJobsBuilder(IServiceCollection services, IConfiguration? configuration)
    {
        Services = services;
        Configuration = configuration;
    }

    /// <summary>The services of the program.</summary>
    public IServiceCollection Services { get; }

    internal IConfiguration? Configuration { get; }

    internal bool HasWorker { get; private set; }

    /// <summary>Keeps the jobs in a Redis server.</summary>
    /// <param name="configuration">Endpoints and settings in StackExchange.Redis's notation: <c>localhost:6379</c>,
    /// <c>a:6379,b:6379,password=…,ssl=true</c>. <c>TypedJobs:Redis</c> in the configuration, and <c>--redis</c> on the command line, win.</param>
    public TypedJobsBuilder UseRedis(string configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        return UseRedis(options => options.Configuration = configuration);
    }

    /// <summary>Keeps the jobs in a Redis server.</summary>
    /// <param name="configure">Sets endpoints, key prefix and the like.</param>
    public TypedJobsBuilder UseRedis(Action<RedisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<RedisOptions>().Configure(configure);
        return this;
    }

    /// <summary>Says what the client refuses, and when it takes a job for stored.</summary>
    /// <param name="configure">Sets limits and durability. <c>TypedJobs:Client</c> in the configuration wins.</param>
    public TypedJobsBuilder ConfigureClient(Action<JobClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<JobClientOptions>().Configure(configure);
        return this;
    }

    /// <summary>Runs jobs in this program. Without it, the program only enqueues.</summary>
    /// <param name="configure">Sets queues, concurrency and the like. <c>TypedJobs:Worker</c> in the configuration, and the command line, win.</param>
    public TypedJobsBuilder AddWorker(Action<JobWorkerOptions>? configure = null)
    {
        HasWorker = true;
        if (configure is not null)
        {
            Services.AddOptions<JobWorkerOptions>().Configure(configure);
        }

        return this;
    }
}
