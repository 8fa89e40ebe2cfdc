namespace TypedJobs.Tests.Redis.Scripts;

public abstract class ExtendLeaseTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task ExtendLease_SessionPastItsDeadline_LivesOnIfNobodyRecoveredIt()
    {
        var now = (await LeaseAsync(take: 0)).NowUnixMs;
        await ExpireAsync(Session);

        Assert.True(Store.ExtendLease(Queue, Session));
        Assert.InRange((await Database.SortedSetScoreAsync(Keys.Leases, Session.Name))!.Value, now + Session.LeaseMs, now + Session.LeaseMs + 60_000);
    }

    [Fact]
    public void ExtendLease_UnknownSession_IsLost() => Assert.False(Store.ExtendLease(Queue, Session));
}

public sealed class ExtendLeaseOnRedisTests(RedisServerFixture redis) : ExtendLeaseTests(redis.Endpoint);
