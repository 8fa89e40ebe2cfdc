using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

public sealed class JanitorTests(RedisServerFixture redis) : DeadJobTests(redis.Endpoint)
{
    [Fact]
    public async Task Janitor_EachMinute_KeepsTheDeadToTheirTimeAndNumber()
    {
        await DieAsync(Bytes("body"), Bytes("boom"), 1_000, FailedAt);
        await DieAsync(Bytes("body"), Bytes("boom"), 100, FailedAt);
        await DieAsync(Bytes("body"), Bytes("boom"), 7);
        var time = new FakeTimeProvider();
        using var stopping = new CancellationTokenSource();
        var watched = new WatchedDeadJobs(Store);
        var running = new Janitor(watched, [Queue], new QueueWatch(Store, [Queue], static _ => { }, TimeSpan.FromSeconds(5), time, NullLogger.Instance), new JobWorkerOptions { DeadMaxCount = 5 }, time, NullLogger.Instance).RunAsync(stopping.Token);

        time.Advance(TimeSpan.FromMinutes(1));
        var last = await watched.Done.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(new TrimReply(100, 2), last);
        Assert.Equal(5, (await DeadKeysAsync()).Length);
        await stopping.CancelAsync();
        await running;
    }

    /// <summary>Passes on to the store, and tells when the janitor has had its last answer of a round.</summary>
    private sealed class WatchedDeadJobs(IDeadJobStore store) : IDeadJobStore
    {
        public TaskCompletionSource<TrimReply> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<TrimReply> TrimDeadAsync(QueueAddress queue, long retentionMs, long maxCount)
        {
            var reply = await store.TrimDeadAsync(queue, retentionMs, maxCount);
            if (!reply.HasMore)
            {
                Done.TrySetResult(reply);
            }

            return reply;
        }

        public ValueTask<DeadPage> ListDeadAsync(QueueAddress queue, DeadJobKey? after, int limit, int cut) => store.ListDeadAsync(queue, after, limit, cut);

        public ValueTask<DeadPage> FindDeadAsync(QueueAddress queue, ReadOnlyMemory<JobId> ids, int cut) => store.FindDeadAsync(queue, ids, cut);

        public ValueTask<int> RequeueAsync(QueueAddress queue, ReadOnlyMemory<RequeuedJob> jobs) => store.RequeueAsync(queue, jobs);

        public ValueTask<int> PurgeAsync(QueueAddress queue, ReadOnlyMemory<DeadJobKey> jobs) => store.PurgeAsync(queue, jobs);
    }
}
