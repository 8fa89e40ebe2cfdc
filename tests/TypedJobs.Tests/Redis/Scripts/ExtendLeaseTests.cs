using StackExchange.Redis;
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

    [Fact]
    public async Task ExtendLease_MoreRequestsThanOneCallLooksAt_NamesEachSoonerOrLater()
    {
        var asked = new List<JobId>();
        foreach (var session in (WorkerSession[])[Session, new("two", 15_000)])
        {
            await EnqueueAsync([.. Enumerable.Range(0, 600).Select(static i => Job($"{i}"))]);
            asked.AddRange((await Store.LeaseAsync(Queue, session, new LeaseRequest(default, 600, 0))).Jobs.Select(static job => job.Id));
        }

        foreach (var id in asked)
        {
            await Store.CancelAsync(Queue, id);
        }

        Assert.Equal(asked[..600].Order(), Store.ExtendLease(Queue, Session).Cancelling.Order());
    }

    [Fact]
    public async Task FindAndCancel_MoreSessionsThanOneCallLooksAt_LosesNoRequest()
    {
        var held = Assert.Single(await EnqueueAndLeaseAsync(1));
        var pending = Job("waits");
        await EnqueueAsync(pending);
        // All ahead of the session that holds the job, and none of them holds anything.
        var ahead = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds();
        await Database.SortedSetAddAsync(Keys.Leases, [.. Enumerable.Range(0, 1_001).Select(i => new SortedSetEntry($"other {i}", ahead + i))]);

        Assert.Equal(JobState.Active, await Store.CancelAsync(Queue, held));
        Assert.Equal(JobState.Active, await Store.CancelAsync(Queue, pending.Id));

        Assert.Equal([held], Store.ExtendLease(Queue, Session).Cancelling);
        Assert.Empty((await LeaseAsync(1, held: 1)).Jobs);
        Assert.Equal(JobState.NotFound, (await Store.FindAsync(Queue, pending.Id)).State);
    }
}

public sealed class ExtendLeaseOnRedisTests(RedisServerFixture redis) : ExtendLeaseTests(redis.Endpoint);

public sealed class ExtendLeaseOnGarnetTests(EmbeddedRedisFixture garnet) : ExtendLeaseTests(garnet.Endpoint);
