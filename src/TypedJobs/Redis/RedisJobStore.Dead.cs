using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    private const int PageHead = 3;
    private const int ValuesOfDead = 4;

    public ValueTask<DeadPage> ListDeadAsync(QueueAddress queue, DeadJobKey? after, int limit, int cut)
        => ReadDeadAsync(queue, limit, after, cut, []);

    public ValueTask<DeadPage> FindDeadAsync(QueueAddress queue, ReadOnlyMemory<JobId> ids, int cut)
        => ids.IsEmpty
            ? ValueTask.FromResult(new DeadPage([], 0, HasMore: false, 0))
            : ReadDeadAsync(queue, ids.Length, after: null, cut, Join(ids.Span));

    public async ValueTask<int> RequeueAsync(QueueAddress queue, ReadOnlyMemory<RequeuedJob> jobs)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jobs.Length, StoreLimits.MaxBatch);
        var keys = KeysOf(queue);
        var arguments = new List<RedisValue>(2 + (jobs.Length * 3)) { keys.Prefix, (long)StoreLimits.OnceTtl.TotalMilliseconds };
        foreach (var job in jobs.ToArray())
        {
            arguments.Add(job.Key.Id.ToByteArray());
            arguments.Add(job.Key.DiedAtUnixMs);
            arguments.Add(job.Body);
        }

        return (int)await EvaluateAsync(RedisScripts.Requeue, queue, [.. arguments]).ConfigureAwait(false);
    }

    public async ValueTask<int> PurgeAsync(QueueAddress queue, ReadOnlyMemory<DeadJobKey> jobs)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jobs.Length, StoreLimits.MaxBatch);
        var keys = KeysOf(queue);
        var arguments = new List<RedisValue>(1 + (jobs.Length * 2)) { keys.Prefix };
        foreach (var job in jobs.ToArray())
        {
            arguments.Add(job.Id.ToByteArray());
            arguments.Add(job.DiedAtUnixMs);
        }

        return (int)await EvaluateAsync(RedisScripts.Purge, queue, [.. arguments]).ConfigureAwait(false);
    }

    public async ValueTask<TrimReply> TrimDeadAsync(QueueAddress queue, long retentionMs, long maxCount)
    {
        var reply = await EvaluateAsync(
            RedisScripts.TrimDead, queue, [KeysOf(queue).Prefix, retentionMs, maxCount, StoreLimits.MaxBatch]).ConfigureAwait(false);
        return new TrimReply((int)reply[0], (int)reply[1]);
    }

    private async ValueTask<DeadPage> ReadDeadAsync(QueueAddress queue, int limit, DeadJobKey? after, int cut, byte[] ids)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, StoreLimits.MaxBatch);
        RedisValue[] arguments =
        [
            limit, after?.Id.ToByteArray() ?? [], after?.DiedAtUnixMs ?? 0, cut, StoreLimits.MaxReplyBytes, ids,
        ];
        var reply = (RedisValue[])(await EvaluateAsync(RedisScripts.ListDead, queue, arguments).ConfigureAwait(false))!;
        return new DeadPage(ReadDead(reply.AsSpan(PageHead)), (long)reply[1], HasMore: (int)reply[2] == 1, (long)reply[0]);
    }

    private static DeadJob[] ReadDead(ReadOnlySpan<RedisValue> values)
    {
        DeadJob[] jobs = values.IsEmpty ? [] : new DeadJob[values.Length / ValuesOfDead];
        for (var i = 0; i < jobs.Length; i++)
        {
            var value = values.Slice(i * ValuesOfDead, ValuesOfDead);
            var key = new DeadJobKey(JobId.FromBytes(((ReadOnlyMemory<byte>)value[0]).Span), (long)value[1]);
            jobs[i] = new DeadJob(key, value[2], value[3]);
        }

        return jobs;
    }
}
