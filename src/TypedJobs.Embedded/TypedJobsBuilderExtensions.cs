using System.Globalization;
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
    /// <remarks>Options are read from <c>TypedJobs:Embedded</c> of the configuration, too. The server starts when the first connection is made and stops with the services. It takes the place of what <c>UseRedis</c> says;
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
        var name = jobs.Name ?? Options.DefaultName;
        var section = jobs.Name is null ? "TypedJobs:Embedded" : $"TypedJobs:Servers:{jobs.Name}:Embedded";
        jobs.AddSettings("Embedded:Port", "Embedded:DataFolder");
        jobs.Services.AddOptions<EmbeddedRedisOptions>(name)
            .Configure(configure)
            .PostConfigure(options => Read(options, jobs.Configuration?.GetSection(section)));
        jobs.Services.AddKeyedSingleton(
            jobs.Name, (services, _) => EmbeddedRedis.Start(services.GetRequiredService<IOptionsMonitor<EmbeddedRedisOptions>>().Get(name)));
        // Asked for when the connection is made, and not at all if the deployment names a Redis.
        jobs.Services.AddOptions<RedisOptions>(name).PostConfigure<IServiceProvider>((options, services) =>
        {
            options.ConfigurationFactory = () => services.GetRequiredKeyedService<EmbeddedRedis>(jobs.Name).Endpoint;
            options.ConfigurationOptions = null;
            options.ConnectionName = null;
        });
        return jobs;
    }

    private static void Read(EmbeddedRedisOptions options, IConfigurationSection? section)
    {
        if (section?["Port"] is { Length: > 0 } port)
        {
            options.Port = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InvalidOperationException($"'{port}' is not a value for {section.Path}:Port: expected a whole number such as 6390.");
        }

        options.DataFolder = section?["DataFolder"] is { Length: > 0 } folder ? folder : options.DataFolder;
    }
}
