using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class CancelTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task Cancel_PendingJob_NeverReachesAWorker()
    {
        var job = Job("a");
        await EnqueueAsync(job);

        Assert.Equal(JobState.Pending, await Store.CancelAsync(Queue, job.Id));
        Assert.Equal(JobState.NotFound, (await Store.FindAsync(Queue, job.Id)).State);
        Assert.Empty((await LeaseAsync(10)).Jobs);
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelled));
    }

    [Fact]
    public async Task Cancel_ScheduledJob_LeavesNothing()
    {
        var job = new NewJob(NewId(), Bytes("a"), DelayMs: 60_000);
        await EnqueueAsync(job);

        Assert.Equal(JobState.Scheduled, await Store.CancelAsync(Queue, job.Id));
        Assert.False(await Database.KeyExistsAsync(Keys.Scheduled));
        Assert.False(await Database.KeyExistsAsync(Keys.Jobs));
    }

    [Fact]
    public async Task Cancel_DeadJob_LeavesNothing()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom") });

        Assert.Equal(JobState.Dead, await Store.CancelAsync(Queue, ids[0]));
        Assert.False(await Database.KeyExistsAsync(Keys.Failures));
    }

    [Fact]
    public async Task Cancel_ActiveJob_IsLeftAsItIs()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        Assert.Equal(JobState.Active, await Store.CancelAsync(Queue, ids[0]));
        Assert.Empty((await LeaseAsync(0, held: 1, Succeeded(ids[0]))).Refused);
    }

    [Fact]
    public async Task Cancel_UnknownJob_IsNotFound() => Assert.Equal(JobState.NotFound, await Store.CancelAsync(Queue, NewId()));

    [Fact]
    public async Task Cancel_MoreThanALeaseTakes_StillBringsTheJobBehindThem()
    {
        var jobs = Enumerable.Range(0, 30).Select(i => Job($"{i}")).ToArray();
        await EnqueueAsync(jobs);
        foreach (var job in jobs[..29])
        {
            await Store.CancelAsync(Queue, job.Id);
        }

        LeaseReply reply;
        do
        {
            reply = await LeaseAsync(take: 1);
        }
        while (reply.Jobs.Length == 0 && reply.Pending > 0);

        Assert.Equal(jobs[29].Id, Assert.Single(reply.Jobs).Id);
    }
}

public sealed class CancelOnRedisTests(RedisServerFixture redis) : CancelTests(redis.Endpoint);
