using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    private const int RecoverHead = 6;

    // A page: whoever gets it asks for the next one.
    private const int MaxUnannounced = 100;

    private readonly ServerClock _clock = new();

    public async ValueTask<RecoverReply> RecoverExpiredAsync(QueueAddress queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure)
    {
        var reply = await RecoverOnceAsync(queue, maxCrashes, crashFailure).ConfigureAwait(false);
        if (reply.Length == 2)
        {
            // Void, which is how the time is learnt; the next call is on time, or the server is too busy for any.
            reply = await RecoverOnceAsync(queue, maxCrashes, crashFailure).ConfigureAwait(false);
        }

        return reply.Length == 2
            ? new RecoverReply { NextIn = ServerClock.CallTime, Unannounced = [] }
            : new RecoverReply((int)reply[2], (int)reply[3], (int)reply[4], (int)reply[5])
            {
                NextIn = TimeSpan.FromMilliseconds((long)reply[1]),
                Unannounced = ReadDead(reply.AsSpan(RecoverHead)),
            };
    }

    public async ValueTask<EndedSession> EndSessionAsync(QueueAddress queue, CrashedSession crash, int maxCrashes, ReadOnlyMemory<byte> crashFailure)
    {
        var keys = KeysOf(queue);
        RedisValue[] arguments = [keys.Prefix, crash.Session, maxCrashes, crashFailure, StoreLimits.MaxBatch, Join(crash.Begun), crash.Alone ? 1 : 0];
        EndedSession ended = default;
        while (true)
        {
            var reply = await EvaluateAsync(RedisScripts.EndSession, queue, keys.For(RedisScripts.EndSession, crash.Session), arguments).ConfigureAwait(false);
            ended += new EndedSession((int)reply[0], (int)reply[1], (int)reply[2], (int)reply[3]);
            if ((int)reply[4] == 0)
            {
                return ended;
            }
        }
    }

    public async ValueTask AnnouncedAsync(QueueAddress queue, ReadOnlyMemory<DeadJobKey> jobs)
    {
        var arguments = new RedisValue[jobs.Length * 2];
        for (var i = 0; i < jobs.Length; i++)
        {
            arguments[i * 2] = jobs.Span[i].Id.ToByteArray();
            arguments[(i * 2) + 1] = jobs.Span[i].DiedAtUnixMs;
        }

        await EvaluateAsync(RedisScripts.Announced, queue, arguments).ConfigureAwait(false);
    }

    private async ValueTask<RedisValue[]> RecoverOnceAsync(QueueAddress queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure)
    {
        RedisValue[] arguments =
        [
            KeysOf(queue).Prefix, _clock.VoidAfterUnixMs, maxCrashes, crashFailure, StoreLimits.MaxBatch, MaxUnannounced, StoreLimits.MaxReplyBytes,
        ];
        var reply = (RedisValue[])(await EvaluateAsync(RedisScripts.RecoverExpired, queue, arguments).ConfigureAwait(false))!;
        _clock.Read((long)reply[reply.Length == 2 ? 1 : 0]);
        return reply;
    }
}
