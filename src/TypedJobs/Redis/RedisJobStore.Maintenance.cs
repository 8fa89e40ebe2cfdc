using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<RecoverReply> RecoverExpiredAsync(string queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure)
    {
        var keys = KeysOf(queue);
        RedisKey[] nine =
        [
            keys.Jobs, keys.High, keys.Normal, keys.Low, keys.Leases, keys.Dead, keys.Failures, keys.Crashes, keys.Stats,
        ];
        var reply = await EvaluateAsync(
            RedisScripts.RecoverExpired, queue, nine, [keys.Prefix, maxCrashes, crashFailure, StoreLimits.MaxBatch]).ConfigureAwait(false);
        return new RecoverReply((int)reply[0], (int)reply[1], (int)reply[2]);
    }
}
