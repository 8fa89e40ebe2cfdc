using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedJobs.Redis;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Says which Redis holds the jobs and whether this program runs them.</summary>
public sealed class TypedJobsBuilder
{
    private readonly List<string> _keys = [];

    internal TypedJobsBuilder(IServiceCollection services, IConfiguration? configuration, string? name)
    {
        Services = services;
        Configuration = configuration;
        Name = name;
    }

    /// <summary>The services of the program.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The key of <c>AddKeyedTypedJobs</c>, which the options of this server are named by too; null for the server without one.</summary>
    public string? Name { get; }

    /// <summary>Where the deployment sets options; null if the program gave nothing.</summary>
    public IConfiguration? Configuration { get; }

    internal bool HasWorker { get; private set; }

    /// <summary>Keys that extensions read, under the server's section.</summary>
    internal IReadOnlyList<string> ExtensionKeys => _keys;

    private string OptionsName => Name ?? Options.DefaultName;

    /// <summary>Keeps the jobs in a Redis server.</summary>
    /// <param name="configuration">Endpoints and settings in StackExchange.Redis's notation (<c>localhost:6379</c>, <c>a:6379,b:6379,password=…,ssl=true</c>), or a
    /// URL: <c>redis://user:password@host:6379</c>, with TLS <c>rediss://…</c>.</param>
    /// <param name="connectionName">Instead: the name of a connection string of the configuration, <c>cache</c> for <c>ConnectionStrings:cache</c>, as Aspire
    /// names what it passes.</param>
    /// <returns>The same builder.</returns>
    /// <remarks><c>TypedJobs:Redis</c> in the configuration, and <c>--redis</c> on the command line, win over both.</remarks>
    /// <exception cref="ArgumentException">Both are given, or neither.</exception>
    public TypedJobsBuilder UseRedis(string? configuration = null, string? connectionName = null)
    {
        if (string.IsNullOrWhiteSpace(configuration) == string.IsNullOrWhiteSpace(connectionName))
        {
            throw new ArgumentException("Say where Redis is, either as UseRedis(\"localhost:6379\") or as UseRedis(connectionName: \"cache\").", nameof(configuration));
        }

        return UseRedis(options =>
        {
            options.Configuration = configuration ?? options.Configuration;
            options.ConnectionName = connectionName;
        });
    }

    /// <summary>Keeps the jobs in a Redis server.</summary>
    /// <param name="configure">Sets endpoints, key prefix and the like.</param>
    /// <returns>The same builder.</returns>
    public TypedJobsBuilder UseRedis(Action<RedisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<RedisOptions>(OptionsName).Configure(configure);
        return this;
    }

    /// <summary>Keeps the jobs in a Redis server that the program's services know.</summary>
    /// <param name="configure">Sets endpoints, key prefix and the like, from the services.</param>
    /// <returns>The same builder.</returns>
    public TypedJobsBuilder UseRedis(Action<IServiceProvider, RedisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<RedisOptions>(OptionsName).Configure<IServiceProvider>((options, services) => configure(services, options));
        return this;
    }

    /// <summary>Says what the client refuses, and when it takes a job for stored.</summary>
    /// <param name="configure">Sets limits and durability. <c>TypedJobs:Client</c> in the configuration wins.</param>
    /// <returns>The same builder.</returns>
    public TypedJobsBuilder ConfigureClient(Action<JobClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddOptions<JobClientOptions>(OptionsName).Configure(configure);
        return this;
    }

    /// <summary>Runs jobs in this program. Without it, the program only enqueues.</summary>
    /// <param name="configure">Sets queues, concurrency and the like. <c>TypedJobs:Worker</c> in the configuration, and the command line, win.</param>
    /// <returns>The same builder.</returns>
    public TypedJobsBuilder AddWorker(Action<JobWorkerOptions>? configure = null)
    {
        HasWorker = true;
        if (configure is not null)
        {
            Services.AddOptions<JobWorkerOptions>(OptionsName).Configure(configure);
        }

        return this;
    }

    /// <summary>Announces keys that an extension reads, so that they are not reported as unknown when the program starts.</summary>
    /// <param name="keys">Under the server's section: <c>Embedded:Port</c> for <c>TypedJobs:Embedded:Port</c>; a <c>*</c> at the end stands for any.</param>
    /// <returns>The same builder.</returns>
    public TypedJobsBuilder AddSettings(params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys.AddRange(keys);
        return this;
    }
}
