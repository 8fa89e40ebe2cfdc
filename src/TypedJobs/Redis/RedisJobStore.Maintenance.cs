using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    private const int RecoverHead = 3;

    // A page: whoever gets it asks for the next one.
    private const int MaxUnannounced = 100;

    public async ValueTask<RecoverReply> RecoverExpiredAsync(string queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure)
    {
        var keys = KeysOf(queue);
        RedisKey[] eleven =
        [
            keys.Jobs, keys.High, keys.Normal, keys.Low, keys.Leases, keys.Dead, keys.Failures, keys.Crashes, keys.Stats,
            keys.Cancelling, keys.Unannounced,
        ];
        RedisValue[] arguments = [keys.Prefix, maxCrashes, crashFailure, StoreLimits.MaxBatch, MaxUnannounced, StoreLimits.MaxReplyBytes];
        var reply = (RedisValue[])(await EvaluateAsync(RedisScripts.RecoverExpired, queue, eleven, arguments).ConfigureAwait(false))!;
        return new RecoverReply((int)reply[0], (int)reply[1], (int)reply[2]) { Unannounced = ReadDead(reply.AsSpan(RecoverHead)) };
    }

    public async ValueTask AnnouncedAsync(string queue, ReadOnlyMemory<DeadJobKey> jobs)
    {
        var keys = KeysOf(queue);
        var arguments = new RedisValue[jobs.Length * 2];
        for (var i = 0; i < jobs.Length; i++)
        {
            arguments[i * 2] = jobs.Span[i].Id.ToByteArray();
            arguments[(i * 2) + 1] = jobs.Span[i].DiedAtUnixMs;
        }

        await EvaluateAsync(RedisScripts.Announced, queue, [keys.Dead, keys.Unannounced], arguments).ConfigureAwait(false);
    }
}
