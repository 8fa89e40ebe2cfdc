using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Serialization;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>What is in Redis when all work is done and all workers have ended.</summary>
internal sealed class Leftovers
{
    private readonly IDatabase _database;
    private readonly string _keyPrefix;
    private readonly IReadOnlyList<RedisKeys> _queues;

    private Leftovers(IDatabase database, string keyPrefix, IReadOnlyList<RedisKeys> queues)
    {
        _database = database;
        _keyPrefix = keyPrefix;
        _queues = queues;
    }

    /// <summary>Dead jobs, by written id, and why.</summary>
    public Dictionary<string, JobFailure> Dead { get; } = new(StringComparer.Ordinal);

    /// <summary>Jobs that are neither done nor dead.</summary>
    public long Unfinished { get; private set; }

    /// <summary>Keys that nothing owns.</summary>
    public List<string> UnownedKeys { get; } = [];

    /// <summary>What does not hold.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>Jobs by which the counters tell of more ends than there are jobs.</summary>
    public long SettledTwice { get; private set; }

    /// <summary>Successes that were settled, by the counters.</summary>
    public long Succeeded { get; private set; }

    public static async Task<Leftovers> ReadAsync(IDatabase database, string keyPrefix, IReadOnlyList<RedisKeys> queues)
    {
        var leftovers = new Leftovers(database, keyPrefix, queues);
        foreach (var keys in queues)
        {
            await leftovers.ReadQueueAsync(keys);
        }

        await leftovers.ReadKeysAsync();
        return leftovers;
    }

    /// <summary>How many jobs are still to be done, and how many sessions are not of one of these processes.</summary>
    public static async Task<(long Jobs, long Sessions)> CountOpenAsync(IDatabase database, IReadOnlyList<RedisKeys> queues, IReadOnlyList<int> workers)
    {
        var names = workers.Select(static worker => $":{worker}:").ToArray();
        long jobs = 0, sessions = 0;
        foreach (var keys in queues)
        {
            jobs += await database.HashLengthAsync(keys.Jobs) - await database.SortedSetLengthAsync(keys.Dead);
            var leases = await database.SortedSetRangeByRankAsync(keys.Leases);
            sessions += leases.Count(lease => !Array.Exists(names, name => lease.ToString().Contains(name, StringComparison.Ordinal)));
        }

        return (jobs, sessions);
    }

    private async Task ReadQueueAsync(RedisKeys keys)
    {
        foreach (var failure in await _database.HashGetAllAsync(keys.Failures))
        {
            Dead[JobId.FromBytes((byte[])failure.Name!).ToString()] = FailureCodec.FromBytes((byte[])failure.Value!);
        }

        var dead = await _database.SortedSetLengthAsync(keys.Dead);
        Unfinished += await _database.HashLengthAsync(keys.Jobs) - dead;
        var stats = (await _database.HashGetAllAsync(keys.Stats)).ToDictionary(static s => s.Name.ToString(), static s => (long)s.Value);
        // Every job that was stored ends once: as succeeded, or in dead, out of which nothing is taken here.
        Succeeded += stats.GetValueOrDefault("succeeded");
        SettledTwice += Math.Max(0, stats.GetValueOrDefault("succeeded") + stats.GetValueOrDefault("dead") + Unfinished - stats.GetValueOrDefault("enqueued"));
        Violations.AddRange((await RedisInvariants.CheckAsync(_database, keys)).Where(static violation => !violation.StartsWith("Key ", StringComparison.Ordinal)));
    }

    private async Task ReadKeysAsync()
    {
        foreach (var server in _database.Multiplexer.GetServers())
        {
            await foreach (var key in server.KeysAsync(pattern: $"{{{_keyPrefix}:*", pageSize: 1_000))
            {
                if (!await IsOwnedAsync(key))
                {
                    UnownedKeys.Add(key.ToString());
                }
            }
        }
    }

    /// <summary>With no job left but dead ones and no worker: the bodies and failures of the dead, the counters, the numbers of follow-ups, and what ends by itself.</summary>
    private async Task<bool> IsOwnedAsync(RedisKey key)
    {
        if (_queues.FirstOrDefault(keys => key.ToString().StartsWith(keys.Prefix, StringComparison.Ordinal)) is not { } queue)
        {
            return false;
        }

        var name = key.ToString()[queue.Prefix.Length..];
        return name is "stats" or "outbox-seq" or "inbox"
            || (name is "jobs" or "dead" or "failures" && await _database.SortedSetLengthAsync(queue.Dead) > 0)
            // Effects that ran once go with their job, whatever time they have left.
            || (name.StartsWith("once:", StringComparison.Ordinal) ? await _database.SetContainsAsync(queue.Once, ((byte[])key!)[^JobId.Size..])
                : RedisKeys.LifeOf(name) is not null && await _database.KeyTimeToLiveAsync(key) is not null);
    }
}
