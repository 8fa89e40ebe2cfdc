using System.Globalization;
using TypedJobs.Redis;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Every option that the configuration and the command line can set. What is added to an options class has a line here; a test says so.</summary>
internal static class ConfiguredOptions
{
    public static IReadOnlyList<Setting<RedisOptions>> Redis { get; } =
    [
        // In this order: a server that is named outright takes the place of one that a name stands for.
        Setting<RedisOptions>.Of(nameof(RedisOptions.ConnectionName), "ConnectionName", SettingReaders.Text, static (options, value) => options.ConnectionName = value),
        Setting<RedisOptions>.Of(nameof(RedisOptions.Configuration), "Redis", SettingReaders.Text, NameRedis, "redis"),
        Setting<RedisOptions>.Of(nameof(RedisOptions.KeyPrefix), "KeyPrefix", SettingReaders.Text, static (options, value) => options.KeyPrefix = value),
        Setting<RedisOptions>.Of(nameof(RedisOptions.RequireRedisAtStart), "RequireRedisAtStart", SettingReaders.Bool, static (options, value) => options.RequireRedisAtStart = value),
        Setting<RedisOptions>.Of(nameof(RedisOptions.AllowEviction), "AllowEviction", SettingReaders.Bool, static (options, value) => options.AllowEviction = value),
        Setting<RedisOptions>.Of(nameof(RedisOptions.DedicatedThreads), "DedicatedThreads", SettingReaders.Bool, static (options, value) => options.DedicatedThreads = value),
    ];

    public static IReadOnlyList<Setting<JobWorkerOptions>> Worker { get; } =
    [
        Setting<JobWorkerOptions>.Many(nameof(JobWorkerOptions.Queues), "Worker:Queues", SetQueues, "queues"),
        Int(nameof(JobWorkerOptions.Concurrency), static (options, value) => options.Concurrency = value, "concurrency"),
        Int(nameof(JobWorkerOptions.MaxCrashes), static (options, value) => options.MaxCrashes = value),
        Int(nameof(JobWorkerOptions.MaxPrefetch), static (options, value) => options.MaxPrefetch = value),
        Setting<JobWorkerOptions>.Of(nameof(JobWorkerOptions.MaxResult), "Worker:MaxResult", SettingReaders.FewBytes, static (options, value) => options.MaxResult = value),
        Int(nameof(JobWorkerOptions.DeadMaxCount), static (options, value) => options.DeadMaxCount = value),
        Int(nameof(JobWorkerOptions.Processes), static (options, value) => options.Processes = value, "processes"),
        Int(nameof(JobWorkerOptions.MaxJobsPerProcess), static (options, value) => options.MaxJobsPerProcess = value, "max-jobs-per-process"),
        Setting<JobWorkerOptions>.Of(
            nameof(JobWorkerOptions.MaxMemoryPerProcess), "Worker:MaxMemoryPerProcess", SettingReaders.Bytes,
            static (options, value) => options.MaxMemoryPerProcess = value, "max-memory-per-process"),
        Duration(nameof(JobWorkerOptions.LeaseTime), static (options, value) => options.LeaseTime = value),
        Duration(nameof(JobWorkerOptions.DrainTimeout), static (options, value) => options.DrainTimeout = value, "drain-timeout"),
        Duration(nameof(JobWorkerOptions.StuckAfter), static (options, value) => options.StuckAfter = value),
        Duration(nameof(JobWorkerOptions.DeadRetention), static (options, value) => options.DeadRetention = value),
        Duration(nameof(JobWorkerOptions.PollInterval), static (options, value) => options.PollInterval = value),
    ];

    public static IReadOnlyList<Setting<JobClientOptions>> Client { get; } =
    [
        Setting<JobClientOptions>.Of(nameof(JobClientOptions.MaxPayload), "Client:MaxPayload", SettingReaders.FewBytes, static (options, value) => options.MaxPayload = value),
        Setting<JobClientOptions>.Of(nameof(JobClientOptions.MaxLength), "Client:MaxLength", SettingReaders.Long, static (options, value) => options.MaxLength = value),
        Setting<JobClientOptions>.Many(nameof(JobClientOptions.MaxLengths), "Client:MaxLengths", SetMaxLengths),
        Setting<JobClientOptions>.Of(
            nameof(JobClientOptions.DurabilityReplicas), "Client:DurabilityReplicas", SettingReaders.Int, static (options, value) => options.DurabilityReplicas = value),
        Setting<JobClientOptions>.Of(
            nameof(JobClientOptions.DurabilityTimeout), "Client:DurabilityTimeout", SettingReaders.Duration, static (options, value) => options.DurabilityTimeout = value),
        Setting<JobClientOptions>.Of(
            nameof(JobClientOptions.WarnUnservedAfter), "Client:WarnUnservedAfter", SettingReaders.Duration, static (options, value) => options.WarnUnservedAfter = value),
    ];

    /// <summary>The keys of all settings under a server's section.</summary>
    public static IEnumerable<string> Keys
        => Redis.Select(static setting => setting.Key).Concat(Worker.Select(static setting => setting.Key)).Concat(Client.Select(static setting => setting.Key));

    /// <summary>The names of all that the command line can set, without the dashes.</summary>
    public static IEnumerable<string> Arguments
        => Redis.Select(static setting => setting.Argument).Concat(Worker.Select(static setting => setting.Argument)).OfType<string>();

    public static void Apply<TOptions>(IReadOnlyList<Setting<TOptions>> settings, TOptions options, JobConfiguration configuration)
    {
        foreach (var setting in settings)
        {
            setting.Apply(options, configuration);
        }
    }

    /// <summary>Puts the connection string in the place of the name that stands for it.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public static void ResolveConnectionName(RedisOptions options, JobConfiguration configuration)
    {
        if (options.ConnectionName is { } name)
        {
            var text = configuration.ReadConnectionString(name);
            options.Configuration = string.IsNullOrWhiteSpace(text)
                ? throw new InvalidOperationException(
                    $"RedisOptions.ConnectionName is '{name}', but the configuration has no ConnectionStrings:{name}. Add it (in the environment: "
                    + $"ConnectionStrings__{name}), or name the server with UseRedis(\"host:port\").")
                : text;
            options.ConfigurationOptions = null;
            options.ConfigurationFactory = null;
        }
    }

    private static void NameRedis(RedisOptions options, string value)
    {
        options.Configuration = value;
        options.ConnectionName = null;
        options.ConfigurationOptions = null;
        options.ConfigurationFactory = null;
    }

    private static void SetQueues(JobWorkerOptions options, IReadOnlyList<KeyValuePair<string, string>> queues)
    {
        options.Queues.Clear();
        foreach (var (_, queue) in queues)
        {
            options.Queues.Add(queue);
        }
    }

    private static void SetMaxLengths(JobClientOptions options, IReadOnlyList<KeyValuePair<string, string>> lengths)
    {
        foreach (var (queue, text) in lengths)
        {
            options.MaxLengths[queue] = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length)
                ? length
                : throw new InvalidOperationException($"'{text}' is not a value for TypedJobs:Client:MaxLengths:{queue}: expected {SettingReaders.Long.Expected}.");
        }
    }

    private static Setting<JobWorkerOptions> Int(string property, Action<JobWorkerOptions, int> set, string? argument = null)
        => Setting<JobWorkerOptions>.Of(property, "Worker:" + property, SettingReaders.Int, set, argument);

    private static Setting<JobWorkerOptions> Duration(string property, Action<JobWorkerOptions, TimeSpan> set, string? argument = null)
        => Setting<JobWorkerOptions>.Of(property, "Worker:" + property, SettingReaders.Duration, set, argument);
}
