using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string queue, JobId id, string name)
    {
        var results = KeysOf(queue).OnceOf(id);
        var result = await RunAsync("HGET", queue, () => _database.HashGetAsync(results, name)).ConfigureAwait(false);
        // Not a bare null: that would convert to empty bytes.
        return result.IsNull ? default(ReadOnlyMemory<byte>?) : (ReadOnlyMemory<byte>)result;
    }

    public async ValueTask<bool> SaveOnceAsync(string queue, WorkerSession session, JobId id, string name, ReadOnlyMemory<byte> result)
    {
        var keys = KeysOf(queue);
        var reply = await EvaluateAsync(
            RedisScripts.SaveOnce,
            queue,
            [keys.Leased(session.Name), keys.Once, keys.OnceOf(id)],
            [id.ToByteArray(), name, result, (long)StoreLimits.OnceTtl.TotalMilliseconds]).ConfigureAwait(false);
        return !Is(reply, ScriptStatus.LeaseLost);
    }

    public async ValueTask<bool> BeginAsync(string queue, WorkerSession session, JobId id, ReadOnlyMemory<byte> body)
    {
        var keys = KeysOf(queue);
        var reply = await EvaluateAsync(RedisScripts.Begin, queue, [keys.Leased(session.Name), keys.Jobs], [id.ToByteArray(), body]).ConfigureAwait(false);
        return !Is(reply, ScriptStatus.LeaseLost);
    }
}
