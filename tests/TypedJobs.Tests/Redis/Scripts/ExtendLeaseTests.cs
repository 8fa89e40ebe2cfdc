using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class ExtendLeaseTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task ExtendLease_SessionPastItsDeadline_LivesOnIfNobodyRecoveredIt()
    {
        var now = (await LeaseAsync(take: 0)).NowUnixMs;
        await ExpireAsync(Session);

        Assert.False(Store.ExtendLease(Queue, Session).LeaseLost);
        Assert.InRange((await Database.SortedSetScoreAsync(Keys.Leases, Session.Name))!.Value, now + Session.LeaseMs, now + Session.LeaseMs + 60_000);
    }

    [Fact]
    public void ExtendLease_UnknownSession_IsLost() => Assert.True(Store.ExtendLease(Queue, Session).LeaseLost);

    [Fact]
    public async Task ExtendLease_JobsToCancel_NamesThoseThatTheSessionHolds()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        await EnqueueAsync(Job("of another"));
        var other = await Store.LeaseAsync(Queue, new WorkerSession("two", 15_000), new LeaseRequest(default, 1, 0));
        await Store.CancelAsync(Queue, ids[1]);
        await Store.CancelAsync(Queue, other.Jobs[0].Id);

        Assert.Equal([ids[1]], Store.ExtendLease(Queue, Session).Cancelling);
        Assert.Equal([ids[1]], Store.ExtendLease(Queue, Session).Cancelling);
    }
}

public sealed class ExtendLeaseOnRedisTests(RedisServerFixture redis) : ExtendLeaseTests(redis.Endpoint);

public sealed class ExtendLeaseOnGarnetTests(EmbeddedRedisFixture garnet) : ExtendLeaseTests(garnet.Endpoint);
