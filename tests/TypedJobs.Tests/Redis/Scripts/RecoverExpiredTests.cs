using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class RecoverExpiredTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task RecoverExpired_SessionThatLives_IsLeftAlone()
    {
        await EnqueueAndLeaseAsync(2);

        Assert.Equal((0, 0, 0), Counts(await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"))));
    }

    [Fact]
    public async Task RecoverExpired_SessionPastItsDeadline_GivesItsJobsBackBeforeTheOthers()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        await EnqueueAsync(Job("waits"));
        await ExpireAsync(Session);

        var reply = await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        Assert.Equal((1, 2, 0), Counts(reply));
        var next = await Store.LeaseAsync(Queue, new WorkerSession("two", 15_000), new LeaseRequest(default, 2, 0));
        Assert.Equal(ids.Order(), next.Jobs.Select(job => job.Id).Order());
        Assert.True(Store.ExtendLease(Queue, Session).LeaseLost);
        Assert.Equal(2, (long)await Database.HashGetAsync(Keys.Stats, "crashed"));
    }

    [Fact]
    public async Task RecoverExpired_CrashedForTheThirdTime_MovesJobToDead()
    {
        var job = Job("poison");
        await EnqueueAsync(job);
        RecoverReply reply = default;
        for (var crash = 1; crash <= 3; crash++)
        {
            var session = new WorkerSession($"crash {crash}", 15_000);
            await Store.LeaseAsync(Queue, session, new LeaseRequest(default, 1, 0));
            await ExpireAsync(session);
            reply = await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("took down 3 workers"));
        }

        Assert.Equal((1, 0, 1), Counts(reply));
        var dead = Assert.Single(reply.Unannounced);
        Assert.Equal((job.Id, "poison", "took down 3 workers"), (dead.Key.Id, Text(dead.Body), Text(dead.Failure)));
        var snapshot = await Store.FindAsync(Queue, job.Id);
        Assert.Equal((JobState.Dead, "took down 3 workers"), (snapshot.State, Text(snapshot.Failure)));
    }

    [Fact]
    public async Task RecoverExpired_JobThatThenSucceeds_HasNoCrashesCountedAnyMore()
    {
        await EnqueueAndLeaseAsync(1);
        await ExpireAsync(Session);
        await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        var job = Assert.Single((await LeaseAsync(1)).Jobs);
        await LeaseAsync(0, held: 1, Succeeded(job.Id));

        Assert.False(await Database.KeyExistsAsync(Keys.Crashes));
    }

    [Fact]
    public async Task RecoverExpired_MoreThanOneCallMoves_FinishesInTheNextAndNobodyExtendsIt()
    {
        await EnqueueAndLeaseAsync(1_000);
        await EnqueueAsync([.. Enumerable.Range(0, 500).Select(i => Job($"more {i}"))]);
        await LeaseAsync(500, held: 1_000);
        await ExpireAsync(Session);

        var first = await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));
        var extended = Store.ExtendLease(Queue, Session);
        var lease = await LeaseAsync(take: 1, held: 1_500);
        var second = await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        Assert.Equal(((0, 1_000, 0), (1, 500, 0)), (Counts(first), Counts(second)));
        Assert.True(extended.LeaseLost);
        Assert.True(lease.LeaseLost);
    }

    [Fact]
    public async Task RecoverExpired_IdleQueue_Wakes()
    {
        await EnqueueAndLeaseAsync(1);
        await ExpireAsync(Session);
        var wakes = new SemaphoreSlim(0);
        await using var subscription = await Store.SubscribeWakeAsync(Queue, () => wakes.Release());

        await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        Assert.True(await wakes.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task RecoverExpired_DeadJob_IsNamedAgainUntilItIsAnnounced()
    {
        await BuryAsync(Job("a"), Job("b"));

        var first = await NextAsync();
        var again = await NextAsync();
        await Store.AnnouncedAsync(Queue, new[] { first[0].Key });
        var rest = await NextAsync();
        await Store.AnnouncedAsync(Queue, new[] { first[0].Key, first[1].Key });

        Assert.Equal(2, first.Length);
        Assert.Equal(first.Select(job => job.Key).ToHashSet(), again.Select(job => job.Key).ToHashSet());
        Assert.Equal([first[1].Key], rest.Select(job => job.Key));
        Assert.Empty(await NextAsync());
    }

    [Fact]
    public async Task Announced_JobThatDiedAgainSince_IsLeftToBeAnnounced()
    {
        await BuryAsync(Job("a"));
        var first = (await NextAsync())[0].Key;
        await Store.RequeueAsync(Queue, new[] { new RequeuedJob(first, default) });
        await LeaseAsync(1);
        await ExpireAsync(Session);
        var second = (await NextAsync())[0].Key;

        await Store.AnnouncedAsync(Queue, new[] { first with { DiedAtUnixMs = first.DiedAtUnixMs - 1 } });

        Assert.Equal([second], (await NextAsync()).Select(job => job.Key));
    }

    [Theory]
    [InlineData("requeue")]
    [InlineData("purge")]
    [InlineData("trim")]
    [InlineData("cancel")]
    public async Task RecoverExpired_DeadJobThatWasTakenOutOfTheDead_IsNotNamed(string how)
    {
        await BuryAsync(Job("a"));
        var key = (await NextAsync())[0].Key;
        switch (how)
        {
            case "requeue":
                await Store.RequeueAsync(Queue, new[] { new RequeuedJob(key, default) });
                break;
            case "purge":
                await Store.PurgeAsync(Queue, new[] { key });
                break;
            case "trim":
                await EnqueueAndLeaseAsync(1);
                await ExpireAsync(Session);
                await NextAsync();
                await Store.TrimDeadAsync(Queue, 0, maxCount: 1);
                break;
            default:
                await Store.CancelAsync(Queue, key.Id);
                break;
        }

        Assert.DoesNotContain(key.Id, (await NextAsync()).Select(job => job.Key.Id));
    }

    [Fact]
    public async Task RecoverExpired_DeadJobsOfManyBytes_AreNamedInSeveralCalls()
    {
        var body = new byte[StoreLimits.MaxReplyBytes / 4];
        await BuryAsync([.. Enumerable.Range(0, 10).Select(_ => new NewJob(NewId(), body))]);

        var pages = new List<DeadJob[]>();
        while (await NextAsync() is { Length: > 0 } page)
        {
            pages.Add(page);
            await Store.AnnouncedAsync(Queue, page.Select(job => job.Key).ToArray());
        }

        Assert.Equal([4, 4, 2], pages.Select(page => page.Length));
        Assert.Equal(10, pages.SelectMany(page => page).DistinctBy(job => job.Key.Id).Count());
        Assert.All(pages.SelectMany(page => page), job => Assert.Equal(body.Length, job.Body.Length));
    }

    /// <summary>Jobs that the next recovery puts into dead.</summary>
    private async Task BuryAsync(params NewJob[] jobs)
    {
        await EnqueueAsync(jobs);
        await LeaseAsync(jobs.Length);
        await ExpireAsync(Session);
    }

    private async Task<DeadJob[]> NextAsync() => (await Store.RecoverExpiredAsync(Queue, maxCrashes: 1, Bytes("crashed"))).Unannounced;

    private static (int Sessions, int Recovered, int Dead) Counts(RecoverReply reply) => (reply.Sessions, reply.Recovered, reply.Dead);
}

public sealed class RecoverExpiredOnRedisTests(RedisServerFixture redis) : RecoverExpiredTests(redis.Endpoint);

public sealed class RecoverExpiredOnGarnetTests(EmbeddedRedisFixture garnet) : RecoverExpiredTests(garnet.Endpoint);
