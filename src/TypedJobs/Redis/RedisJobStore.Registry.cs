using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    // Of many workers, how many are asked about together.
    private const int WorkerPage = 100;

    public async ValueTask HeartbeatAsync(WorkerRecord worker, TimeSpan timeToLive)
    {
        RedisValue[] arguments =
        [
            worker.Name, (long)timeToLive.TotalMilliseconds, worker.Queues.Count, .. worker.Queues.Select(static queue => (RedisValue)queue), .. WorkerFields.Write(worker),
        ];
        await EvaluateRegistryAsync(RedisScripts.Heartbeat, arguments, worker.Name).ConfigureAwait(false);
    }

    // No script: whichever of the two is lost on the way, time ends it.
    public async ValueTask DeregisterAsync(string worker)
        => await RunAsync("DEL", RedisConnection.NoQueue, async () =>
        {
            var record = _database.KeyDeleteAsync(_registry.Worker(worker));
            await _database.SortedSetRemoveAsync(_registry.Workers, worker).ConfigureAwait(false);
            return await record.ConfigureAwait(false);
        }).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<WorkerRecord>> ListWorkersAsync()
    {
        var names = await RunAsync("ZRANGE", RedisConnection.NoQueue, () => _database.SortedSetRangeByRankAsync(_registry.Workers)).ConfigureAwait(false);
        var workers = new List<WorkerRecord>();
        foreach (var page in names.Chunk(WorkerPage))
        {
            var records = await RunAsync("HGETALL", RedisConnection.NoQueue, () => Task.WhenAll(page.Select(name => _database.HashGetAllAsync(_registry.Worker(name!))))).ConfigureAwait(false);
            // The index may name one whose record has ended since.
            workers.AddRange(page.Zip(records).Where(static pair => pair.Second.Length > 0).Select(static pair => WorkerFields.Read(pair.First!, pair.Second)));
        }

        return workers;
    }

    public async ValueTask<IReadOnlyList<ServedQueue>> ListQueuesAsync() => (await ReadQueuesAsync([]).ConfigureAwait(false)).Queues;

    public async ValueTask<IReadOnlyList<ServedQueue>> FindQueuesAsync(IReadOnlyList<string> queues)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(queues.Count, StoreLimits.MaxBatch);
        return queues.Count == 0 ? [] : (await ReadQueuesAsync([.. queues.Select(static queue => (RedisValue)queue)]).ConfigureAwait(false)).Queues;
    }

    public async ValueTask<int> ForgetQueuesAsync(TimeSpan unservedFor)
    {
        var (nowUnixMs, queues) = await ReadQueuesAsync([]).ConfigureAwait(false);
        var forgotten = 0;
        foreach (var page in queues.Where(queue => queue.Ago >= unservedFor && QueueName.IsValid(queue.Name)).Select(static queue => queue.Name).Chunk(StoreLimits.MaxBatch))
        {
            var signs = await LookAsync(page).ConfigureAwait(false);
            var empty = page.Where((_, i) => signs[i] == default).Select(static queue => (RedisValue)queue);
            RedisValue[] arguments = [nowUnixMs - (long)unservedFor.TotalMilliseconds, .. empty];
            forgotten += (int)await EvaluateRegistryAsync(RedisScripts.ForgetQueues, arguments).ConfigureAwait(false);
        }

        return forgotten;
    }

    private async ValueTask<(long NowUnixMs, List<ServedQueue> Queues)> ReadQueuesAsync(RedisValue[] queues)
    {
        var reply = (RedisValue[])(await EvaluateRegistryAsync(RedisScripts.ListQueues, queues).ConfigureAwait(false))!;
        var nowUnixMs = (long)reply[0];
        var served = new List<ServedQueue>(reply.Length / 2);
        for (var i = 1; i < reply.Length; i += 2)
        {
            // A time that is none was written by somebody else: it counts as long ago.
            var servedUnixMs = reply[i + 1].TryParse(out long time) ? Math.Clamp(time, 0, nowUnixMs) : 0;
            served.Add(new ServedQueue(reply[i].ToString(), DateTimeOffset.FromUnixTimeMilliseconds(servedUnixMs), TimeSpan.FromMilliseconds(nowUnixMs - servedUnixMs)));
        }

        return (nowUnixMs, served);
    }

    private ValueTask<RedisResult> EvaluateRegistryAsync(RedisScript script, RedisValue[] arguments, string? worker = null)
        => EvaluateAsync(script, RedisConnection.NoQueue, _registry.For(script, worker), arguments);
}
