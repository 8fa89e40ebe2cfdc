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
    public async Task Cancel_DeadJob_LeavesItWithItsFailure()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom") });

        Assert.Equal(JobState.Dead, await Store.CancelAsync(Queue, ids[0]));
        Assert.Equal("boom", Text((await Store.FindAsync(Queue, ids[0])).Failure));
    }

    [Fact]
    public async Task Cancel_ActiveJob_TellsItsWorkerAndLetsItFinish()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        var told = new TaskCompletionSource<JobId>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscription = await Store.SubscribeControlAsync(Queue, id => told.TrySetResult(id));

        Assert.Equal(JobState.Active, await Store.CancelAsync(Queue, ids[0]));

        Assert.Equal(ids[0], await told.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Empty((await LeaseAsync(0, held: 1, Succeeded(ids[0]))).Refused);
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelling));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "succeeded"));
    }

    [Fact]
    public async Task Cancel_ActiveJobThatThenRetries_TakesItAway()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        await Store.CancelAsync(Queue, ids[0]);
        await Store.CancelAsync(Queue, ids[1]);

        var reply = await LeaseAsync(
            10,
            held: 2,
            new Settlement(ids[0], SettlementKind.Retry) { Body = Bytes("second") },
            new Settlement(ids[1], SettlementKind.Park) { DelayMs = 60_000 });

        Assert.Empty(reply.Jobs);
        Assert.Empty(reply.Refused);
        Assert.False(await Database.KeyExistsAsync(Keys.Jobs));
        Assert.False(await Database.KeyExistsAsync(Keys.Scheduled));
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelling));
        Assert.Equal(2, (long)await Database.HashGetAsync(Keys.Stats, "cancelled"));
        Assert.False(await Database.HashExistsAsync(Keys.Stats, "failed"));
    }

    [Fact]
    public async Task Cancel_PendingJobThatIsEnqueuedAgain_RunsOnceAndWhenItIsDue()
    {
        var job = Job("first");
        await EnqueueAsync(Job("ahead"), job);
        await Store.CancelAsync(Queue, job.Id);
        await EnqueueAsync(new NewJob(job.Id, Bytes("second"), DelayMs: 60_000));

        Assert.Equal(["ahead"], (await LeaseAsync(10)).Jobs.Select(leased => Text(leased.Body)));
        await Store.CancelAsync(Queue, job.Id);
        await EnqueueAsync(new NewJob(job.Id, Bytes("third")));
        await Store.CancelAsync(Queue, job.Id);
        await EnqueueAsync(new NewJob(job.Id, Bytes("fourth")));

        Assert.Equal(["fourth"], (await LeaseAsync(10, held: 1)).Jobs.Select(leased => Text(leased.Body)));
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelled));
    }

    [Fact]
    public async Task Cancel_ActiveJobThatIsHandedBack_NeverReachesAnotherWorker()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        await Store.CancelAsync(Queue, ids[0]);
        await Store.ReleaseAsync(Queue, Session, ids, endSession: false);

        Assert.Equal(ids[1], Assert.Single((await LeaseAsync(10)).Jobs).Id);
        Assert.Equal(JobState.NotFound, (await Store.FindAsync(Queue, ids[0])).State);
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelling));
    }

    [Fact]
    public async Task Cancel_ActiveJobWhoseWorkerCrashes_NeverReachesAnotherWorker()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await Store.CancelAsync(Queue, ids[0]);
        await ExpireAsync(Session);
        await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        Assert.Empty((await Store.LeaseAsync(Queue, new WorkerSession("two", 15_000), new LeaseRequest(default, 10, 0))).Jobs);
        Assert.False(await Database.KeyExistsAsync(Keys.Jobs));
        Assert.False(await Database.KeyExistsAsync(Keys.Crashes));
    }

    [Fact]
    public async Task Cancel_ActiveJobThatThenDies_LeavesItWithTheDead()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await Store.CancelAsync(Queue, ids[0]);

        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom") });

        Assert.Equal(JobState.Dead, (await Store.FindAsync(Queue, ids[0])).State);
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelling));
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

public sealed class CancelOnGarnetTests(EmbeddedRedisFixture garnet) : CancelTests(garnet.Endpoint);
