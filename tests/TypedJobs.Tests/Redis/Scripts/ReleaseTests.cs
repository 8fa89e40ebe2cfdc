using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class ReleaseTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task Release_JobsThatDidNotStart_StandAtTheHeadInTheirOrder()
    {
        var ids = await EnqueueAndLeaseAsync(3);
        await EnqueueAsync(Job("waits"));

        await Store.ReleaseAsync(Queue, Session, ids.AsMemory(1), endSession: false);

        Assert.Equal(["body 1", "body 2", "waits"], (await LeaseAsync(10, held: 1)).Jobs.Select(job => Text(job.Body)));
    }

    [Fact]
    public async Task Release_LastJobsOfAnEndingSession_EndsIt()
    {
        var ids = await EnqueueAndLeaseAsync(2);

        await Store.ReleaseAsync(Queue, Session, ids, endSession: true);

        Assert.False(await Database.KeyExistsAsync(Keys.Leases));
        Assert.Equal(2, await Database.ListLengthAsync(Keys.Normal));
    }

    [Fact]
    public async Task Release_EndingSessionThatStillHoldsAJob_KeepsIt()
    {
        var ids = await EnqueueAndLeaseAsync(2);

        await Store.ReleaseAsync(Queue, Session, ids.AsMemory(1), endSession: true);

        Assert.False(Store.ExtendLease(Queue, Session).LeaseLost);
    }

    [Fact]
    public async Task Release_JobOfAnotherSession_IsLeftThere()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        await Store.ReleaseAsync(Queue, new WorkerSession("other", 15_000), ids, endSession: true);

        Assert.Equal(JobState.Active, (await Store.FindAsync(Queue, ids[0])).State);
        Assert.Equal(0, await Database.ListLengthAsync(Keys.Normal));
    }
}

public sealed class ReleaseOnRedisTests(RedisServerFixture redis) : ReleaseTests(redis.Endpoint);

public sealed class ReleaseOnGarnetTests(EmbeddedRedisFixture garnet) : ReleaseTests(garnet.Endpoint);
