using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedJobs.Embedded;
using TypedJobs.Redis;

namespace TypedJobs;

/// <summary>Keeps jobs in a server inside the process.</summary>
public static class TypedJobsBuilderExtensions
{
    /// <summary>Keeps the jobs in a Redis-compatible server in this process: nothing to install. For development, tests and programs of one process.</summary>
    /// <param name="jobs">The builder.</param>
    /// <param name="dataFolder">A folder to keep jobs in, so that they outlive the process; null to keep nothing.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>The server starts when the first connection is made and stops with the services. It takes the place of what <c>UseRedis</c> says;
    /// <c>TypedJobs:Redis</c> in the configuration, and <c>--redis</c> on the command line, take its place, and no server starts. A worker with child
    /// processes needs a real Redis.</remarks>
    public static TypedJobsBuilder UseEmbeddedRedis(this TypedJobsBuilder jobs, string? dataFolder = null)
        => UseEmbeddedRedis(jobs, options => options.DataFolder = dataFolder);

    /// <inheritdoc cref="UseEmbeddedRedis(TypedJobsBuilder, string?)"/>
    /// <param name="jobs">The builder.</param>
    /// <param name="configure">Sets port and data folder.</param>
    public static TypedJobsBuilder UseEmbeddedRedis(this TypedJobsBuilder jobs, Action<EmbeddedRedisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(configure);
        jobs.Services.AddOptions<EmbeddedRedisOptions>().Configure(configure);
        jobs.Services.AddSingleton(services => EmbeddedRedis.Start(services.GetRequiredService<IOptions<EmbeddedRedisOptions>>().Value));
        jobs.Services.AddOptions<RedisOptions>().PostConfigure<IServiceProvider>((options, services) =>
        {
            var configuration = services.GetService<IConfiguration>();
            if ((configuration?["redis"] ?? configuration?["TypedJobs:Redis"]) is null)
            {
                options.Configuration = services.GetRequiredService<EmbeddedRedis>().Endpoint;
                options.ConfigurationOptions = null;
            }
        });
        return jobs;
    }
}
