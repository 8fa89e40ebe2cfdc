using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class PurgeTests(string endpoint) : DeadJobTests(endpoint)
{
    [Fact]
    public async Task Purge_DeadJob_LeavesNothing()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", Bytes("paid"));
        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom") });

        Assert.Equal(1, await Store.PurgeAsync(Queue, await DeadKeysAsync()));

        Assert.Equal(JobState.NotFound, (await Store.FindAsync(Queue, ids[0])).State);
        Assert.Equal(0, await Database.KeyExistsAsync([Keys.Dead, Keys.Failures, Keys.Jobs, Keys.Once, Keys.OnceOf(ids[0])]));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "purged"));
    }

    [Fact]
    public async Task Purge_JobThatDiedAgainSince_IsLeftAlone()
    {
        await DieAsync(at: FailedAt);
        var key = (await DeadKeysAsync())[0];

        Assert.Equal(0, await Store.PurgeAsync(Queue, new[] { key with { DiedAtUnixMs = 1 } }));
        Assert.Equal([key], await DeadKeysAsync());
    }

    [Fact]
    public async Task Purge_JobThatIsNotDead_IsLeftAlone()
    {
        var job = Job("waits");
        await EnqueueAsync(job);

        Assert.Equal(0, await Store.PurgeAsync(Queue, new[] { new DeadJobKey(job.Id, 0) }));
        Assert.Equal(JobState.Pending, (await Store.FindAsync(Queue, job.Id)).State);
    }
}

public sealed class PurgeOnRedisTests(RedisServerFixture redis) : PurgeTests(redis.Endpoint);
