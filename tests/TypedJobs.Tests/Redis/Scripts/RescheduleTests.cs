using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class RescheduleTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task Reschedule_PendingJob_RunsAtItsNewTimeAndOnce()
    {
        var (other, job) = (Job("other"), Job("moved"));
        await EnqueueAsync(other, job);

        Assert.Equal(JobState.Pending, await Store.RescheduleAsync(Queue, job.Id, delayMs: 60_000, 0));

        Assert.Equal(["other"], (await LeaseAsync(10)).Jobs.Select(leased => Text(leased.Body)));
        Assert.Equal(JobState.Scheduled, (await Store.FindAsync(Queue, job.Id)).State);
        Assert.Equal(JobState.Scheduled, await Store.RescheduleAsync(Queue, job.Id, 0, runAtUnixMs: 1));
        Assert.Equal(["moved"], (await LeaseAsync(10, held: 1)).Jobs.Select(leased => Text(leased.Body)));
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelled));
    }

    [Fact]
    public async Task Reschedule_PendingJobToNow_RunsOnce()
    {
        var job = Job("moved");
        await EnqueueAsync(job);

        Assert.Equal(JobState.Pending, await Store.RescheduleAsync(Queue, job.Id, 0, 0));

        var leased = new List<JobId>();
        for (var i = 0; i < 3; i++)
        {
            leased.AddRange((await LeaseAsync(10, held: leased.Count)).Jobs.Select(found => found.Id));
        }

        Assert.Equal([job.Id], leased);
    }

    [Fact]
    public async Task Reschedule_ScheduledJobEarlier_WakesAnIdleWorker()
    {
        var job = new NewJob(NewId(), Bytes("later"), DelayMs: 600_000);
        await EnqueueAsync(job);
        var wakes = new SemaphoreSlim(0);
        await using var subscription = await Store.SubscribeWakeAsync(Queue, () => wakes.Release());

        Assert.Equal(JobState.Scheduled, await Store.RescheduleAsync(Queue, job.Id, delayMs: 10, 0));

        Assert.True(await wakes.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Reschedule_ActiveDeadOrUnknownJob_ChangesNothing()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        await LeaseAsync(0, held: 2, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom") });

        Assert.Equal(JobState.Dead, await Store.RescheduleAsync(Queue, ids[0], 10, 0));
        Assert.Equal(JobState.Active, await Store.RescheduleAsync(Queue, ids[1], 10, 0));
        Assert.Equal(JobState.NotFound, await Store.RescheduleAsync(Queue, NewId(), 10, 0));
        Assert.False(await Database.KeyExistsAsync(Keys.Scheduled));
    }
}

public sealed class RescheduleOnRedisTests(RedisServerFixture redis) : RescheduleTests(redis.Endpoint);

public sealed class RescheduleOnGarnetTests(EmbeddedRedisFixture garnet) : RescheduleTests(garnet.Endpoint);
