using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    // Of many queues in which something is, how many are asked about together.
    private const int LookGroup = 8;

    public async ValueTask<QueueSigns[]> LookAsync(IReadOnlyList<string> queues)
    {
        var signs = new QueueSigns[queues.Count];
        var keys = queues.Select(queue => KeysOf(queue)).ToArray();
        // Keys of two queues are in two slots of a cluster, and a command must name keys of one.
        await LookAsync(keys, 0, keys.Length, signs, splitAll: IsCluster()).ConfigureAwait(false);
        return signs;
    }

    private async Task LookAsync(RedisKeys[] queues, int start, int count, QueueSigns[] signs, bool splitAll)
    {
        if (count == 0)
        {
            return;
        }

        if (!splitAll || count == 1)
        {
            var all = queues.AsSpan(start, count).ToArray().SelectMany(WatchedKeys).ToArray();
            if (await ExistAsync(all).ConfigureAwait(false) == 0)
            {
                return;
            }
        }

        if (count == 1)
        {
            signs[start] = await LookAsync(queues[start]).ConfigureAwait(false);
            return;
        }

        var group = splitAll ? 1 : Math.Max(1, (count + LookGroup - 1) / LookGroup);
        var looks = new List<Task>();
        for (var first = start; first < start + count; first += group)
        {
            looks.Add(LookAsync(queues, first, Math.Min(group, start + count - first), signs, splitAll));
        }

        await Task.WhenAll(looks).ConfigureAwait(false);
    }

    private async Task<QueueSigns> LookAsync(RedisKeys keys)
    {
        var work = ExistAsync([keys.High, keys.Normal, keys.Low, keys.Scheduled, keys.Suspects]);
        var sessions = ExistAsync([keys.Leases, keys.Unannounced]);
        var dead = ExistAsync([keys.Dead]);
        var outbox = ExistAsync([keys.Outboxes]);
        return new QueueSigns(
            await work.ConfigureAwait(false) > 0, await sessions.ConfigureAwait(false) > 0, await dead.ConfigureAwait(false) > 0,
            await outbox.ConfigureAwait(false) > 0);
    }

    private Task<long> ExistAsync(RedisKey[] keys) => RunAsync("EXISTS", RedisConnection.NoQueue, () => _database.KeyExistsAsync(keys)).AsTask();

    private bool IsCluster() => _connection.GetServers().Any(static server => server.ServerType == ServerType.Cluster);

    private static IEnumerable<RedisKey> WatchedKeys(RedisKeys keys)
        => [keys.High, keys.Normal, keys.Low, keys.Scheduled, keys.Suspects, keys.Leases, keys.Unannounced, keys.Dead, keys.Outboxes];
}
