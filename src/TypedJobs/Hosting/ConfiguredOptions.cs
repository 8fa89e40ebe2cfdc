using System.Globalization;
using Microsoft.Extensions.Configuration;
using TypedJobs.Redis;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Reads options from the configuration and the command line, by hand: binding by reflection would not survive trimming.</summary>
internal static class ConfiguredOptions
{
    private const string Section = "TypedJobs";

    public static void Apply(RedisOptions options, IConfiguration? configuration)
    {
        if (Read(configuration, "Redis", "redis") is { } redis)
        {
            options.Configuration = redis;
            options.ConfigurationOptions = null;
        }

        options.KeyPrefix = Read(configuration, "KeyPrefix") ?? options.KeyPrefix;
    }

    public static void Apply(JobWorkerOptions options, IConfiguration? configuration)
    {
        if (ReadQueues(configuration) is { Count: > 0 } queues)
        {
            options.Queues.Clear();
            foreach (var queue in queues)
            {
                options.Queues.Add(queue);
            }
        }

        options.Concurrency = ReadInt(configuration, "Worker:Concurrency", "concurrency") ?? options.Concurrency;
        options.MaxCrashes = ReadInt(configuration, "Worker:MaxCrashes") ?? options.MaxCrashes;
        options.MaxPrefetch = ReadInt(configuration, "Worker:MaxPrefetch") ?? options.MaxPrefetch;
        options.MaxResult = (int)Math.Min(ReadBytes(configuration, "Worker:MaxResult") ?? options.MaxResult, int.MaxValue);
        options.Processes = ReadInt(configuration, "Worker:Processes", "processes") ?? options.Processes;
        options.MaxJobsPerProcess = ReadInt(configuration, "Worker:MaxJobsPerProcess", "max-jobs-per-process") ?? options.MaxJobsPerProcess;
        options.MaxMemoryPerProcess = ReadBytes(configuration, "Worker:MaxMemoryPerProcess", "max-memory-per-process") ?? options.MaxMemoryPerProcess;
        options.LeaseTime = ReadDuration(configuration, "Worker:LeaseTime") ?? options.LeaseTime;
        options.DrainTimeout = ReadDuration(configuration, "Worker:DrainTimeout", "drain-timeout") ?? options.DrainTimeout;
        options.DeadRetention = ReadDuration(configuration, "Worker:DeadRetention") ?? options.DeadRetention;
        options.DeadMaxCount = ReadInt(configuration, "Worker:DeadMaxCount") ?? options.DeadMaxCount;
        options.PollInterval = ReadDuration(configuration, "Worker:PollInterval") ?? options.PollInterval;
    }

    public static void Apply(JobClientOptions options, IConfiguration? configuration)
    {
        options.MaxPayload = (int)Math.Min(ReadBytes(configuration, "Client:MaxPayload") ?? options.MaxPayload, int.MaxValue);
        options.MaxLength = ReadInt(configuration, "Client:MaxLength") ?? options.MaxLength;
        foreach (var queue in configuration?.GetSection($"{Section}:Client:MaxLengths").GetChildren() ?? [])
        {
            options.MaxLengths[queue.Key] = ReadInt(configuration, $"Client:MaxLengths:{queue.Key}") ?? 0;
        }

        options.DurabilityReplicas = ReadInt(configuration, "Client:DurabilityReplicas") ?? options.DurabilityReplicas;
        options.DurabilityTimeout = ReadDuration(configuration, "Client:DurabilityTimeout") ?? options.DurabilityTimeout;
    }

    private static List<string>? ReadQueues(IConfiguration? configuration)
    {
        var listed = Read(configuration, "Worker:Queues", "queues")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return listed?.ToList()
            ?? configuration?.GetSection($"{Section}:Worker:Queues").GetChildren().Select(static child => child.Value).OfType<string>().ToList();
    }

    private static string? Read(IConfiguration? configuration, string key, string? argument = null)
    {
        var value = (argument is null ? null : configuration?[argument]) ?? configuration?[$"{Section}:{key}"];
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static int? ReadInt(IConfiguration? configuration, string key, string? argument = null)
        => Read(configuration, key, argument) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : throw Malformed(key, argument, text, "a whole number such as 8");

    private static long? ReadBytes(IConfiguration? configuration, string key, string? argument = null)
    {
        if (Read(configuration, key, argument) is not { } text)
        {
            return null;
        }

        var digits = text.AsSpan().TrimEnd("BbIiKkMmGg ");
        long? unit = text[digits.Length..].Trim().ToUpperInvariant() switch
        {
            "" or "B" => 1,
            "K" or "KB" or "KIB" => 1L << 10,
            "M" or "MB" or "MIB" => 1L << 20,
            "G" or "GB" or "GIB" => 1L << 30,
            _ => null,
        };
        return unit is not null && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count * unit
            : throw Malformed(key, argument, text, "a size such as '512MB'");
    }

    private static TimeSpan? ReadDuration(IConfiguration? configuration, string key, string? argument = null)
        => Read(configuration, key, argument) is not { } text ? null
            : Duration.TryParse(text, out var value) || TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value) ? value
            : throw Malformed(key, argument, text, "a duration such as '30s', '1h30m' or '00:00:30'");

    private static InvalidOperationException Malformed(string key, string? argument, string text, string expected)
        => new($"'{text}' is not a value for {(argument is null ? "" : $"--{argument} or ")}{Section}:{key}: expected {expected}.");
}
