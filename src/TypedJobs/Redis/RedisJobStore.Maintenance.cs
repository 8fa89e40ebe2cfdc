using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<RecoverReply> RecoverExpiredAsync(string queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure)
    {
        var keys = KeysOf(queue);
        RedisKey[] ten =
        [
            keys.Jobs, keys.High, keys.Normal, keys.Low, keys.Leases, keys.Dead, keys.Failures, keys.Crashes, keys.Stats,
            keys.Cancelling,
        ];
        var reply = await EvaluateAsync(
            RedisScripts.RecoverExpired, queue, ten, [keys.Prefix, maxCrashes, crashFailure, StoreLimits.MaxBatch, StoreLimits.MaxReplyBytes])
            .ConfigureAwait(false);
        var dead = Split(((ReadOnlyMemory<byte>)(RedisValue)reply[2]).Span);
        var bodies = (RedisResult[]?)reply[3] ?? [];
        return new RecoverReply((int)reply[0], (int)reply[1], dead.Length)
        {
            DeadJobs = [.. dead.Zip(bodies, static (id, body) => new LeasedJob(id, (ReadOnlyMemory<byte>)(RedisValue)body))],
        };
    }
}
