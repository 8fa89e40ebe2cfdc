using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class RequeueTests(string endpoint) : DeadJobTests(endpoint)
{
    [Fact]
    public async Task Requeue_DeadJob_WaitsBehindTheOthersWithItsNewBody()
    {
        await DieAsync(Bytes("old"), Bytes("boom"), 1);
        await EnqueueAsync(Job("waits"));
        var key = Assert.Single(await DeadKeysAsync());

        Assert.Equal(1, await Store.RequeueAsync(Queue, new[] { new RequeuedJob(key, Bytes("new")) }));

        Assert.Equal(["waits", "new"], (await LeaseAsync(10)).Jobs.Select(job => Text(job.Body)));
        Assert.False(await Database.KeyExistsAsync(Keys.Dead));
        Assert.False(await Database.KeyExistsAsync(Keys.Failures));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "requeued"));
    }

    [Fact]
    public async Task Requeue_NoNewBody_KeepsTheOld()
    {
        await DieAsync(Bytes("old"), Bytes("boom"), 1);

        await Store.RequeueAsync(Queue, new[] { new RequeuedJob((await DeadKeysAsync())[0], default) });

        Assert.Equal("old", Text(Assert.Single((await LeaseAsync(10)).Jobs).Body));
    }

    [Fact]
    public async Task Requeue_JobThatDiedAgainSince_IsLeftAlone()
    {
        await DieAsync(at: FailedAt);
        var key = (await DeadKeysAsync())[0];

        Assert.Equal(0, await Store.RequeueAsync(Queue, new[] { new RequeuedJob(key with { DiedAtUnixMs = key.DiedAtUnixMs - 1 }, Bytes("new")) }));
        Assert.Equal(1, await Store.RequeueAsync(Queue, new[] { new RequeuedJob(key, Bytes("new")), new RequeuedJob(key, Bytes("again")) }));
        Assert.Equal("new", Text(Assert.Single((await LeaseAsync(10)).Jobs).Body));
    }

    [Fact]
    public async Task Requeue_JobWithOutcome_TakesItFromThoseWhoWaitFromNowOn()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", Bytes("paid"));
        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom"), Outcome = Bytes("dead"), OutcomeTtlMs = 60_000 });

        await Store.RequeueAsync(Queue, new[] { new RequeuedJob((await DeadKeysAsync())[0], Bytes("new")) });

        var snapshot = await Store.FindAsync(Queue, ids[0]);
        Assert.Equal((JobState.Pending, 0, 0), (snapshot.State, snapshot.Outcome.Length, snapshot.Failure.Length));
        Assert.Equal("paid", Text((await Store.FindOnceAsync(Queue, ids[0], "charge"))!.Value));
    }

    [Fact]
    public async Task Requeue_IdleQueue_Wakes()
    {
        await DieAsync();
        var wakes = new SemaphoreSlim(0);
        await using var subscription = await Store.SubscribeWakeAsync(Queue, () => wakes.Release());

        await Store.RequeueAsync(Queue, new[] { new RequeuedJob((await DeadKeysAsync())[0], default) });

        Assert.True(await wakes.WaitAsync(TimeSpan.FromSeconds(10)));
    }
}

public sealed class RequeueOnRedisTests(RedisServerFixture redis) : RequeueTests(redis.Endpoint);
