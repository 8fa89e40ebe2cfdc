using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedJobs.Redis;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Registers what one server takes: its connection, client and worker, as keyed services where it has a key.</summary>
internal static class ServerRegistration
{
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">Where options are read from besides code.</param>
    /// <param name="name">The server's key; null for the one without. A null key of a keyed service is none.</param>
    /// <param name="configure">What the program says of it.</param>
    public static void Add(IServiceCollection services, IConfiguration? configuration, string? name, Action<TypedJobsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ThrowIfThere(services, name);
        var jobs = new TypedJobsBuilder(services, configuration, name);
        configure(jobs);
        var server = new Server(name, configuration, jobs.HasWorker, jobs.ExtensionKeys);
        services.AddSingleton(server);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ConfigurationCheck>());
        AddOptions(services, server);
        AddClient(services, server);
        if (server.HasWorker)
        {
            AddWorker(services, server);
        }
    }

    public static ILoggerFactory Loggers(IServiceProvider provider) => ChildLoggers.Of(provider.GetService<ILoggerFactory>());

    public static JobRegistry Registry(IServiceProvider provider, string? name)
        => provider.GetKeyedService<JobRegistry>(name) ?? provider.GetService<JobRegistry>() ?? JobCatalog.ToRegistry();

    private static void ThrowIfThere(IServiceCollection services, string? name)
    {
        if (services.Any(service => service.ServiceType == typeof(Server) && (service.ImplementationInstance as Server)?.Name == name))
        {
            throw new InvalidOperationException(name is null
                ? "AddTypedJobs was called before for these services, and a program has one server without a key: the second call would take the first one's place. "
                    + "Say all in one call, or add the other server with AddKeyedTypedJobs(\"billing\", …)."
                : $"AddKeyedTypedJobs was called before with the key '{name}': say all in one call, or give the other server another key.");
        }
    }

    private static void AddOptions(IServiceCollection services, Server server)
    {
        services.AddOptions<RedisOptions>(server.OptionsName).PostConfigure(options =>
        {
            ConfiguredOptions.Apply(ConfiguredOptions.Redis, options, server.Settings);
            ConfiguredOptions.ResolveConnectionName(options, server.Settings);
        });
        services.AddOptions<JobClientOptions>(server.OptionsName)
            .PostConfigure(options => ConfiguredOptions.Apply(ConfiguredOptions.Client, options, server.Settings))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JobClientOptions>, JobClientOptionsValidator>());
    }

    private static void AddClient(IServiceCollection services, Server server)
    {
        services.AddKeyedSingleton(server.Name, (provider, _) => new StoreConnection(
            () => Get<RedisOptions>(provider, server),
            server.HasWorker,
            provider.GetRequiredService<TimeProvider>(),
            Loggers(provider)));
        services.AddKeyedSingleton(server.Name, (provider, _) => provider.GetRequiredKeyedService<StoreConnection>(server.Name).Client(
            server.Name, provider.GetRequiredService<TimeProvider>(), Get<JobClientOptions>(provider, server)));
        services.AddKeyedSingleton<IJobClient>(server.Name, (provider, _) => provider.GetRequiredKeyedService<JobClient>(server.Name));
        services.AddSingleton<IHostedService>(provider => new ClientStarter(
            provider.GetRequiredKeyedService<StoreConnection>(server.Name), () => provider.GetRequiredKeyedService<JobClient>(server.Name)));
    }

    private static void AddWorker(IServiceCollection services, Server server)
    {
        services.AddOptions<JobWorkerOptions>(server.OptionsName)
            .PostConfigure(options => ConfiguredOptions.Apply(ConfiguredOptions.Worker, options, server.Settings))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JobWorkerOptions>, JobWorkerOptionsValidator>());
        if (ChildProcess.IsChild && server.Name is not null)
        {
            // The children are the unnamed server's: the others' workers run in the process that started them.
            return;
        }

        services.AddKeyedSingleton(server.Name, (provider, _) => CreateWorker(provider, server));
        services.AddSingleton<IHostedService>(provider => new WorkerStarter(server, provider, Runner(provider, server), Loggers(provider)));
        if (ChildProcess.IsChild)
        {
            services.AddHostedService(provider => new ChildWatch(
                provider.GetRequiredService<JobWorker>(),
                Get<JobWorkerOptions>(provider, server),
                provider.GetRequiredService<IHostApplicationLifetime>(),
                provider.GetRequiredService<TimeProvider>(),
                Loggers(provider)));
        }
    }

    private static JobWorker CreateWorker(IServiceProvider provider, Server server)
    {
        JobClient? client = null;
        return new JobWorker(
            provider.GetRequiredKeyedService<StoreConnection>(server.Name).ConnectAsync,
            () => Registry(provider, server.Name),
            Get<JobWorkerOptions>(provider, server),
            provider,
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared,
            Loggers(provider),
            // Asked for when an attempt begins, since by then the connection is there.
            () => CurrentClient.EnterAttempt(client ??= provider.GetRequiredKeyedService<JobClient>(server.Name)));
    }

    // Decided when the options are known: the supervisor runs no jobs, its children do.
    private static IHostedService Runner(IServiceProvider provider, Server server)
    {
        var options = Get<JobWorkerOptions>(provider, server);
        return options.Processes > 0 && !ChildProcess.IsChild
            ? new Supervisor(
                provider.GetRequiredKeyedService<StoreConnection>(server.Name).ConnectAsync,
                () => Registry(provider, server.Name),
                options,
                provider.GetRequiredService<TimeProvider>(),
                Loggers(provider))
            : provider.GetRequiredKeyedService<JobWorker>(server.Name);
    }

    public static TOptions Get<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(IServiceProvider provider, Server server)
        where TOptions : class
        => provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(server.OptionsName);
}
