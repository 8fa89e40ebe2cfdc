using MessagePack;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<LeaseReply> LeaseAsync(string queue, WorkerSession session, LeaseRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Settlements.Length, StoreLimits.MaxBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Take, StoreLimits.MaxBatch);
        var keys = KeysOf(queue);
        RedisKey[] fourteen =
        [
            keys.Jobs, keys.High, keys.Normal, keys.Low, keys.Scheduled, keys.Leased(session.Name),
            keys.Leases, keys.Dead, keys.Failures, keys.Crashes, keys.Stats, keys.Cancelled, keys.Cancelling, keys.Once,
        ];
        var arguments = LeaseArguments.Write(keys.Prefix, session, request);
        var reply = await EvaluateAsync(RedisScripts.Lease, queue, fourteen, arguments).ConfigureAwait(false);
        return Is(reply, ScriptStatus.LeaseLost)
            ? new LeaseReply { LeaseLost = true }
            : ReadLeaseReply((ReadOnlyMemory<byte>)(RedisValue)reply);
    }

    public ExtendReply ExtendLease(string queue, WorkerSession session)
    {
        var database = (_keeperConnection ?? _connection).GetDatabase();
        var startedAt = SilenceWatch.Now;
        try
        {
            var keys = KeysOf(queue);
            var reply = database.ScriptEvaluate(
                RedisScripts.ExtendLease.Text, [keys.Leases, keys.Leased(session.Name), keys.Cancelling], [session.Name, session.LeaseMs]);
            _keeperWatch.Answered();
            return Is(reply, ScriptStatus.LeaseLost)
                ? new ExtendReply(LeaseLost: true, [])
                : new ExtendReply(LeaseLost: false, Split(((ReadOnlyMemory<byte>)(RedisValue)reply[1]).Span));
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            _keeperWatch.Failed(exception, startedAt);
            throw RedisConnection.Explain(exception, Endpoint, RedisScripts.ExtendLease.Name, queue);
        }
    }

    public async ValueTask<JobId[]?> ListLeasedAsync(string queue, WorkerSession session)
    {
        var keys = KeysOf(queue);
        // The deadline second: a session that has one now had one when its set was read. 0 is one that is being recovered, as in recover_expired.lua.
        var leased = RunAsync("SMEMBERS", queue, () => _database.SetMembersAsync(keys.Leased(session.Name))).AsTask();
        var deadline = RunAsync("ZSCORE", queue, () => _database.SortedSetScoreAsync(keys.Leases, session.Name)).AsTask();
        await Task.WhenAll(leased, deadline).ConfigureAwait(false);
        return await deadline.ConfigureAwait(false) is null or 0
            ? null
            : Array.ConvertAll(await leased.ConfigureAwait(false), static id => JobId.FromBytes(((ReadOnlyMemory<byte>)id).Span));
    }

    private static LeaseReply ReadLeaseReply(ReadOnlyMemory<byte> reply)
    {
        var reader = new MessagePackReader(reply);
        reader.ReadArrayHeader();
        var now = reader.ReadInt64();
        var due = reader.ReadInt64();
        var pending = reader.ReadInt64();
        var refused = Split(ReadBytes(ref reader, reply).Span);
        var ids = ReadBytes(ref reader, reply).Span;
        var jobs = ids.IsEmpty ? [] : new LeasedJob[ids.Length / JobId.Size];
        if (jobs.Length > 0)
        {
            reader.ReadArrayHeader();
        }

        for (var i = 0; i < jobs.Length; i++)
        {
            jobs[i] = new LeasedJob(JobId.FromBytes(ids.Slice(i * JobId.Size, JobId.Size)), ReadBytes(ref reader, reply));
        }

        return new LeaseReply
        {
            NowUnixMs = now,
            NextDueUnixMs = due == 0 ? null : due,
            Pending = pending,
            Refused = refused,
            Jobs = jobs,
        };
    }

    /// <summary>A string's bytes, in place.</summary>
    private static ReadOnlyMemory<byte> ReadBytes(ref MessagePackReader reader, ReadOnlyMemory<byte> reply)
    {
        var length = (int)(reader.ReadStringSequence() ?? default).Length;
        return reply.Slice((int)reader.Consumed - length, length);
    }
}
