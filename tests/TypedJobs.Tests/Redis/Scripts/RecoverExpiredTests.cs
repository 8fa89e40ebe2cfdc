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
        var dead = Assert.Single(reply.DeadJobs);
        Assert.Equal((job.Id, "poison"), (dead.Id, Text(dead.Body)));
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
    public async Task RecoverExpired_DeadJobsOfManyBytes_ComeInSeveralCalls()
    {
        var body = new byte[StoreLimits.MaxReplyBytes / 4];
        await EnqueueAsync([.. Enumerable.Range(0, 40).Select(_ => new NewJob(NewId(), body))]);
        await LeaseAsync(40);
        await ExpireAsync(Session);

        var replies = new List<RecoverReply>();
        do
        {
            replies.Add(await Store.RecoverExpiredAsync(Queue, maxCrashes: 1, Bytes("crashed")));
        }
        while (replies[^1].Sessions == 0);

        Assert.Equal([20, 20], replies.Select(reply => reply.Dead));
        Assert.Equal(40, replies.SelectMany(reply => reply.DeadJobs).DistinctBy(job => job.Id).Count());
        Assert.All(replies.SelectMany(reply => reply.DeadJobs), job => Assert.Equal(body.Length, job.Body.Length));
    }

    private static (int Sessions, int Recovered, int Dead) Counts(RecoverReply reply) => (reply.Sessions, reply.Recovered, reply.Dead);
}

public sealed class RecoverExpiredOnRedisTests(RedisServerFixture redis) : RecoverExpiredTests(redis.Endpoint);

public sealed class RecoverExpiredOnGarnetTests(EmbeddedRedisFixture garnet) : RecoverExpiredTests(garnet.Endpoint);
