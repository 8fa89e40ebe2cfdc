using MessagePack;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<LeaseReply> LeaseAsync(QueueAddress queue, WorkerSession session, LeaseRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Settlements.Length, StoreLimits.MaxBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Take, StoreLimits.MaxBatch);
        var keys = KeysOf(queue);
        var arguments = LeaseArguments.Write(keys.Prefix, queue, session, request);
        var reply = await EvaluateAsync(RedisScripts.Lease, queue, keys.For(RedisScripts.Lease, session.Name), arguments).ConfigureAwait(false);
        return Is(reply, ScriptStatus.LeaseLost)
            ? new LeaseReply { LeaseLost = true }
            : ReadLeaseReply((ReadOnlyMemory<byte>)(RedisValue)reply);
    }

    public ExtendReply ExtendLease(QueueAddress queue, WorkerSession session)
    {
        var database = (_keeperConnection ?? _connection).GetDatabase();
        var startedAt = SilenceWatch.Now;
        try
        {
            var reply = database.ScriptEvaluate(
                RedisScripts.ExtendLease.Text, KeysOf(queue).For(RedisScripts.ExtendLease, session.Name), [session.Name, session.LeaseMs]);
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

    public async ValueTask<JobId[]?> ListLeasedAsync(QueueAddress queue, WorkerSession session)
    {
        var keys = KeysOf(queue);
        // The deadline second: a session that has one now had one when its set was read. 0 is one that is being recovered, as in recover_expired.lua.
        var leased = RunAsync("SMEMBERS", queue, () => _database.SetMembersAsync(keys.Leased(session.Name))).AsTask();
        var deadline = RunAsync("ZSCORE", queue, () => _database.SortedSetScoreAsync(keys.Leases, session.Name)).AsTask();
        await Task.WhenAll(leased, deadline).ConfigureAwait(false);
        return await deadline.ConfigureAwait(false) is null or 0
            ? null
            // What is no id is left for CheckAsync to report.
            : [.. (await leased.ConfigureAwait(false)).Select(static id => (ReadOnlyMemory<byte>)id).Where(static id => id.Length == JobId.Size)
                .Select(static id => JobId.FromBytes(id.Span))];
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
        else
        {
            reader.Skip();
        }

        for (var i = 0; i < jobs.Length; i++)
        {
            jobs[i] = new LeasedJob(JobId.FromBytes(ids.Slice(i * JobId.Size, JobId.Size)), ReadBytes(ref reader, reply));
        }

        var suspects = reader.ReadInt32();
        var watched = ReadBytes(ref reader, reply).Span;
        var orphans = reader.ReadInt32();
        var role = (LeaseRole)reader.ReadInt32();
        GiveCare(jobs, watched, role);
        return new LeaseReply
        {
            NowUnixMs = now,
            NextDueUnixMs = due == 0 ? null : due,
            Pending = pending,
            Refused = refused,
            Jobs = jobs,
            Suspects = suspects,
            Orphans = orphans,
            IsToDrain = role == LeaseRole.Drains,
        };
    }

    /// <summary>As <c>take_suspect.lua</c> returns it.</summary>
    private enum LeaseRole
    {
        None,
        HasSuspect,
        Drains,
    }

    private static void GiveCare(LeasedJob[] jobs, ReadOnlySpan<byte> watched, LeaseRole role)
    {
        if (role == LeaseRole.HasSuspect)
        {
            jobs[0] = jobs[0] with { Care = LeaseCare.Alone };
            return;
        }

        // Both are in the order of the ids.
        for (var i = 0; i < jobs.Length && !watched.IsEmpty; i++)
        {
            if (jobs[i].Id == JobId.FromBytes(watched[..JobId.Size]))
            {
                jobs[i] = jobs[i] with { Care = LeaseCare.NoteBegin };
                watched = watched[JobId.Size..];
            }
        }
    }

    /// <summary>A string's bytes, in place.</summary>
    private static ReadOnlyMemory<byte> ReadBytes(ref MessagePackReader reader, ReadOnlyMemory<byte> reply)
    {
        var length = (int)(reader.ReadStringSequence() ?? default).Length;
        return reply.Slice((int)reader.Consumed - length, length);
    }
}
