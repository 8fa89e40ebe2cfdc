using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>The keys of the registry, in which workers say that they live and which queues they serve. The only place where one is spelled; KEYS.md says what
/// each holds.</summary>
internal sealed class RegistryKeys
{
    private const string WorkersName = "workers";
    private const string QueuesName = "queues";
    private const string WorkerKind = "worker:";

    public RegistryKeys(string keyPrefix)
    {
        Prefix = $"{{{keyPrefix}}}:";
        Workers = Prefix + WorkersName;
        Queues = Prefix + QueuesName;
    }

    /// <summary>What all keys of the registry begin with: the hash tag keeps them in one slot of a cluster.</summary>
    public string Prefix { get; }

    public RedisKey Workers { get; }

    public RedisKey Queues { get; }

    /// <summary>What one worker says of itself.</summary>
    public RedisKey Worker(string name) => Prefix + WorkerKind + name;

    /// <summary>True for the part after the prefix of a key that ends by itself.</summary>
    public static bool Expires(string name) => name == WorkersName || name.StartsWith(WorkerKind, StringComparison.Ordinal);

    /// <summary>True for the part after the prefix of a key that stays.</summary>
    public static bool Stays(string name) => name == QueuesName;

    /// <summary>The keys that a script names, in its order.</summary>
    /// <param name="script">The script.</param>
    /// <param name="worker">The worker that a key belongs to, for scripts that name one.</param>
    public RedisKey[] For(RedisScript script, string? worker = null)
        => Array.ConvertAll(script.Keys, name => name switch
        {
            RedisKeyName.Workers => Workers,
            RedisKeyName.Queues => Queues,
            RedisKeyName.Worker => Worker(worker!),
            _ => throw new InvalidOperationException($"'{name}' is a key of a queue, not of the registry."),
        });
}
