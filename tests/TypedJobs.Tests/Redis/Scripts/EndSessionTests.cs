using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class EndSessionTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task EndSession_NothingCounts_AllGoBackBeforeTheOthers()
    {
        var ids = await EnqueueAndLeaseAsync(3);
        await EnqueueAsync(Job("waits"));

        Assert.Equal(new EndedSession(3, 0, 0, 0), await EndAsync("one", alone: false));

        Assert.False(await Database.KeyExistsAsync(Keys.Crashes));
        Assert.True(Store.ExtendLease(Queue, Session).LeaseLost);
        var next = await Store.LeaseAsync(Queue, new WorkerSession("two", 15_000), new LeaseRequest(default, 3, 0));
        Assert.Equal(ids.Order(), next.Jobs.Select(job => job.Id).Order());
        Assert.All(next.Jobs, static job => Assert.Equal(LeaseCare.None, job.Care));
    }

    [Fact]
    public async Task EndSession_WhatHadBegun_CountsFromTheFirstCrashOn()
    {
        var ids = await EnqueueAndLeaseAsync(3);

        Assert.Equal(new EndedSession(2, 1, 0, 0), await EndAsync("one", alone: false, ids[1]));

        Assert.Equal("1 0 0", await Database.HashGetAsync(Keys.Crashes, ids[1].ToByteArray()));
        Assert.Equal(1, await Database.HashLengthAsync(Keys.Crashes));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "crashed"));
    }

    [Fact]
    public async Task EndSession_ThirdCrashAlone_IsDead()
    {
        var job = Job("poison");
        await EnqueueAsync(job);
        await LeaseAsync(1);
        Assert.Equal(new EndedSession(0, 1, 0, 0), await EndAsync("one", alone: false, job.Id));
        await Store.LeaseAsync(Queue, new WorkerSession("two", 15_000), new LeaseRequest(default, 1, 0));
        Assert.Equal(new EndedSession(0, 0, 1, 0), await EndAsync("two", alone: false, job.Id));
        var alone = await Store.LeaseAsync(Queue, new WorkerSession("three", 15_000), new LeaseRequest(default, 1, 0) { Suspects = SuspectCare.RunAlone });
        Assert.Single(alone.Jobs);

        Assert.Equal(new EndedSession(0, 0, 0, 1), await EndAsync("three", alone: true, job.Id));

        Assert.Equal("crashed", Text((await Store.FindAsync(Queue, job.Id)).Failure));
        Assert.Equal(job.Id, Assert.Single((await Store.RecoverExpiredAsync(Queue, 3, Bytes("crashed"))).Unannounced).Key.Id);
    }

    [Fact]
    public async Task EndSession_SuspectThatWasOnlyHeld_StaysASuspect()
    {
        var (innocent, poison) = (Job("innocent"), Job("poison"));
        await EnqueueAsync(innocent, poison);
        foreach (var session in (string[])["one", "two"])
        {
            await Store.LeaseAsync(Queue, new WorkerSession(session, 15_000), new LeaseRequest(default, 2, 0));
            await EndAsync(session, alone: false, poison.Id);
        }

        var alone = await Store.LeaseAsync(Queue, Session, new LeaseRequest(default, 1, 0) { Suspects = SuspectCare.RunAlone });
        Assert.Equal(poison.Id, Assert.Single(alone.Jobs).Id);
        Assert.Equal(new EndedSession(1, 0, 0, 0), await EndAsync("one", alone: false));

        Assert.Equal(1, await Database.ListLengthAsync(Keys.Suspects));
        Assert.False(await Database.KeyExistsAsync(Keys.Begun));
    }

    [Fact]
    public async Task EndSession_MoreThanOneCallMoves_AllGoBack()
    {
        for (var i = 0; i < 3; i++)
        {
            await EnqueueAsync([.. Enumerable.Range(0, 1_000).Select(static i => Job($"{i}"))]);
            await LeaseAsync(1_000, held: i * 1_000);
        }

        Assert.Equal(3_000, (await EndAsync("one", alone: false)).HandedBack);
        Assert.False(await Database.KeyExistsAsync(Keys.Leases));
    }

    [Fact]
    public async Task EndSession_SessionOfAnother_IsLeftAlone()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        Assert.Equal(default, await EndAsync("unknown", alone: true, ids[0]));

        Assert.False(Store.ExtendLease(Queue, Session).LeaseLost);
    }

    private ValueTask<EndedSession> EndAsync(string session, bool alone, params JobId[] begun)
        => Store.EndSessionAsync(Queue, new CrashedSession(session, begun, alone), maxCrashes: 3, Bytes("crashed"));
}

public sealed class EndSessionOnRedisTests(RedisServerFixture redis) : EndSessionTests(redis.Endpoint);

public sealed class EndSessionOnGarnetTests(EmbeddedRedisFixture garnet) : EndSessionTests(garnet.Endpoint);
