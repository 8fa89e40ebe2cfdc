using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TypedJobs.Redis;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Adds TypedJobs to a program.</summary>
public static class TypedJobsHostingExtensions
{
    /// <summary>Adds a client and, with <see cref="TypedJobsBuilder.AddWorker"/>, a worker.</summary>
    /// <remarks>
    /// When the host starts, the client connects and becomes <see cref="JobClient.Default"/>. Options are read from code, then from the
    /// section <c>TypedJobs</c> of the configuration (<c>TypedJobs:Redis</c>, <c>TypedJobs:Worker:Concurrency</c>), then from the command
    /// line (<c>--redis</c>, <c>--queues</c>, <c>--concurrency</c>, <c>--drain-timeout</c>); the last one wins, since it is closest to
    /// the deployment. What is wrong with them stops the host at its start.
    /// </remarks>
    /// <example><code>
    /// var builder = Host.CreateApplicationBuilder(args);
    /// builder.AddTypedJobs(jobs => jobs.UseRedis("localhost:6379").AddWorker(w => w.Concurrency = 8));
    /// await builder.Build().RunAsync();
    /// </code></example>
    public static IHostApplicationBuilder AddTypedJobs(this IHostApplicationBuilder builder, Action<TypedJobsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddTypedJobs(builder.Services, builder.Configuration, configure);
        return builder;
    }

    /// <summary>Adds a client and, with <see cref="TypedJobsBuilder.AddWorker"/>, a worker to services that have no host builder.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Where options are read from besides code; null for nowhere.</param>
    /// <param name="configure">Says which Redis, and whether this program runs jobs.</param>
    public static IServiceCollection AddTypedJobs(
        this IServiceCollection services, IConfiguration? configuration, Action<TypedJobsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var jobs = new TypedJobsBuilder(services, configuration);
        configure(jobs);

        services.AddOptions<RedisOptions>().PostConfigure(options => ConfiguredOptions.Apply(options, configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new StoreConnection(provider.GetRequiredService<IOptions<RedisOptions>>()));
        services.AddOptions<JobClientOptions>().PostConfigure(options => ConfiguredOptions.Apply(options, configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JobClientOptions>, JobClientOptionsValidator>());
        services.TryAddSingleton(static provider => provider.GetRequiredService<StoreConnection>().Client(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<JobClientOptions>>().Value));
        services.AddHostedService<ClientStarter>();
        if (jobs.HasWorker)
        {
            AddWorker(services, configuration);
        }

        return services;
    }

    private static void AddWorker(IServiceCollection services, IConfiguration? configuration)
    {
        services.AddOptions<JobWorkerOptions>().PostConfigure(options => ConfiguredOptions.Apply(options, configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JobWorkerOptions>, JobWorkerOptionsValidator>());
        services.TryAddSingleton(static provider => new JobWorker(
            provider.GetRequiredService<StoreConnection>().ConnectAsync,
            () => Registry(provider),
            provider.GetRequiredService<IOptions<JobWorkerOptions>>().Value,
            provider,
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared,
            Loggers(provider)));
        services.AddSingleton(Runner);
        if (ChildProcess.IsChild)
        {
            services.AddHostedService(static provider => new ChildWatch(
                provider.GetRequiredService<JobWorker>(),
                provider.GetRequiredService<IOptions<JobWorkerOptions>>().Value,
                provider.GetRequiredService<IHostApplicationLifetime>(),
                provider.GetRequiredService<TimeProvider>(),
                Loggers(provider)));
        }
    }

    // Decided when the options are known: the supervisor runs no jobs, its children do.
    private static IHostedService Runner(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<JobWorkerOptions>>().Value;
        return options.Processes > 0 && !ChildProcess.IsChild
            ? new Supervisor(
                provider.GetRequiredService<StoreConnection>().ConnectAsync, () => Registry(provider), options, provider.GetRequiredService<TimeProvider>(), Loggers(provider))
            : provider.GetRequiredService<JobWorker>();
    }

    private static JobRegistry Registry(IServiceProvider provider) => provider.GetService<JobRegistry>() ?? JobCatalog.ToRegistry();

    private static ILoggerFactory Loggers(IServiceProvider provider) => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
}
