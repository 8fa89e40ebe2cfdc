using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<JobSnapshot> FindAsync(QueueAddress queue, JobId id)
    {
        var keys = KeysOf(queue);
        var reply = await EvaluateAsync(RedisScripts.Find, queue, keys.For(RedisScripts.Find, id: id), [keys.Prefix, id.ToByteArray()]).ConfigureAwait(false);
        return new JobSnapshot(
            (JobState)(int)reply[0],
            Outcome: (ReadOnlyMemory<byte>)(RedisValue)reply[1],
            Body: (ReadOnlyMemory<byte>)(RedisValue)reply[2],
            Failure: (ReadOnlyMemory<byte>)(RedisValue)reply[3]);
    }

    public async ValueTask<JobEnd[]> FindOutcomesAsync(QueueAddress queue, ReadOnlyMemory<JobId> ids)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Length, StoreLimits.MaxBatch);
        RedisValue[] arguments = [KeysOf(queue).Prefix, StoreLimits.MaxReplyBytes, .. Array.ConvertAll(ids.ToArray(), static id => (RedisValue)id.ToByteArray())];
        var reply = await EvaluateAsync(RedisScripts.FindOutcomes, queue, arguments).ConfigureAwait(false);
        var ends = new JobEnd[reply.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = reply[i].Resp2Type == ResultType.Integer ? default : new JobEnd(Exists: true, (ReadOnlyMemory<byte>)(RedisValue)reply[i]);
        }

        return ends;
    }

    public async ValueTask<IReadOnlyList<string>> CheckAsync(QueueAddress queue)
        => await RunAsync("CHECK", queue, () => RedisInvariants.CheckAsync(_database, KeysOf(queue))).ConfigureAwait(false);

    public async ValueTask<StoreRepair> RepairAsync(QueueAddress queue, RepairOrder order, CancellationToken cancellationToken)
    {
        var repair = new RedisRepair(_database, KeysOf(queue), (script, keys, arguments) => EvaluateAsync(script, queue, keys, arguments), order, cancellationToken);
        return await RunAsync("REPAIR", queue, repair.RunAsync).ConfigureAwait(false);
    }
}
