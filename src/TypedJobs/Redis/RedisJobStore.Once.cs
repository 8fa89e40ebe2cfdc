using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(QueueAddress queue, JobId id, string name)
    {
        var results = KeysOf(queue).OnceOf(id);
        var result = await RunAsync("HGET", queue, () => _database.HashGetAsync(results, name)).ConfigureAwait(false);
        // Not a bare null: that would convert to empty bytes.
        return result.IsNull ? default(ReadOnlyMemory<byte>?) : (ReadOnlyMemory<byte>)result;
    }

    public async ValueTask<bool> SaveOnceAsync(QueueAddress queue, WorkerSession session, JobId id, string name, ReadOnlyMemory<byte> result)
    {
        var reply = await EvaluateAsync(
            RedisScripts.SaveOnce,
            queue,
            KeysOf(queue).For(RedisScripts.SaveOnce, session.Name, id),
            [id.ToByteArray(), name, result, (long)StoreLimits.OnceTtl.TotalMilliseconds]).ConfigureAwait(false);
        return !Is(reply, ScriptStatus.LeaseLost);
    }

    public async ValueTask<bool> BeginAsync(QueueAddress queue, WorkerSession session, JobId id, ReadOnlyMemory<byte> body)
    {
        var keys = KeysOf(queue).For(RedisScripts.Begin, session.Name);
        return !Is(await EvaluateAsync(RedisScripts.Begin, queue, keys, [id.ToByteArray(), body]).ConfigureAwait(false), ScriptStatus.LeaseLost);
    }

    public async ValueTask<bool> NoteBeginAsync(QueueAddress queue, WorkerSession session, JobId id)
    {
        var keys = KeysOf(queue).For(RedisScripts.NoteBegin, session.Name);
        return !Is(await EvaluateAsync(RedisScripts.NoteBegin, queue, keys, [id.ToByteArray()]).ConfigureAwait(false), ScriptStatus.LeaseLost);
    }
}
