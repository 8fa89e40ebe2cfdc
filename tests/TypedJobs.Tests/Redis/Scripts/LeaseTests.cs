using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class LeaseTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task Lease_PendingJobs_BringsBodiesInOrder()
    {
        await EnqueueAsync(Job("a"), Job("b"), Job("c"));

        var reply = await LeaseAsync(take: 2);

        Assert.Equal(["a", "b"], reply.Jobs.Select(job => Text(job.Body)));
        Assert.Equal(1, reply.Pending);
        Assert.Null(reply.NextDueUnixMs);
        Assert.Equal(JobState.Active, (await Store.FindAsync(Queue, reply.Jobs[0].Id)).State);
    }

    [Fact]
    public async Task Lease_EmptyQueue_BringsNothingAndLeavesNothing()
    {
        var reply = await LeaseAsync(take: 10);

        Assert.Empty(reply.Jobs);
        Assert.False(await Database.KeyExistsAsync(Keys.Leases));
        Assert.False(await Database.KeyExistsAsync(Keys.Sessions));
    }

    [Fact]
    public async Task Lease_ThreePriorities_TakesHighThenNormalThenLow()
    {
        await EnqueueAsync(Job("low", JobPriority.Low), Job("normal"), Job("high", JobPriority.High), Job("high 2", JobPriority.High));

        var reply = await LeaseAsync(take: 10);

        Assert.Equal(["high", "high 2", "normal", "low"], reply.Jobs.Select(job => Text(job.Body)));
    }

    [Fact]
    public async Task Lease_BodyOfAnyBytes_BringsThemUnchanged()
    {
        var bodies = new[] { 0, 1, 31, 32, 255, 256, 65_535, 65_536 }.Select(length =>
        {
            var body = new byte[length];
            Random.Shared.NextBytes(body);
            return body;
        }).ToArray();
        await EnqueueAsync([.. bodies.Select(body => new NewJob(NewId(), body))]);

        var reply = await LeaseAsync(take: 100);

        Assert.Equal(bodies, reply.Jobs.Select(job => job.Body.ToArray()));
    }

    [Fact]
    public async Task Lease_ThousandJobs_BringsThemInOneCall()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 1_000).Select(i => Job($"{i}"))]);

        var reply = await LeaseAsync(take: 1_000);
        var settled = await LeaseAsync(take: 0, held: 1_000, [.. reply.Jobs.Select(job => Succeeded(job.Id))]);

        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => $"{i}"), reply.Jobs.Select(job => Text(job.Body)));
        Assert.Empty(settled.Refused);
        Assert.Equal(0, await Database.HashLengthAsync(Keys.Jobs));
    }

    [Fact]
    public async Task Lease_DueJob_PromotesItAndTellsOfTheNext()
    {
        await EnqueueAsync(new NewJob(NewId(), Bytes("due"), RunAtUnixMs: 1), new NewJob(NewId(JobPriority.High), Bytes("later"), DelayMs: 60_000));

        var reply = await LeaseAsync(take: 10);

        Assert.Equal(["due"], reply.Jobs.Select(job => Text(job.Body)));
        Assert.InRange(reply.NextDueUnixMs!.Value, reply.NowUnixMs + 50_000, reply.NowUnixMs + 60_000);
    }

    [Fact]
    public async Task Lease_CancelledJobsAtTheHead_AreDropped()
    {
        var (cancelled, kept) = (Job("cancelled"), Job("kept"));
        await EnqueueAsync(cancelled, kept);
        await Store.CancelAsync(Queue, cancelled.Id);

        var reply = await LeaseAsync(take: 1);

        Assert.Equal(kept.Id, Assert.Single(reply.Jobs).Id);
    }

    [Fact]
    public async Task Settle_Succeeded_LeavesNothingOfTheJob()
    {
        var ids = await EnqueueAndLeaseAsync(3);

        var reply = await LeaseAsync(take: 0, held: 3, [.. ids.Select(Succeeded)]);

        Assert.Empty(reply.Refused);
        Assert.Equal(0, await Database.HashLengthAsync(Keys.Jobs));
        Assert.Equal(JobState.NotFound, (await Store.FindAsync(Queue, ids[0])).State);
        Assert.Equal(3, (long)await Database.HashGetAsync(Keys.Stats, "succeeded"));
    }

    [Fact]
    public async Task Settle_WithOutcome_KeepsItForItsTimeAndTellsThoseWhoWait()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        var done = new TaskCompletionSource<JobId>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscription = await Store.SubscribeDoneAsync(Queue, id => done.TrySetResult(id));

        await LeaseAsync(0, held: 2, Succeeded(ids[0]), Succeeded(ids[1]) with { Outcome = Bytes("42"), OutcomeTtlMs = 60_000 });

        var snapshot = await Store.FindAsync(Queue, ids[1]);
        Assert.Equal(JobState.Succeeded, snapshot.State);
        Assert.Equal("42", Text(snapshot.Outcome));
        Assert.Equal(ids[1], await done.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.InRange((await Database.KeyTimeToLiveAsync(Keys.Result(ids[1])))!.Value, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Settle_Retry_WaitsWithItsNewBody()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        var reply = await LeaseAsync(10, held: 1, new Settlement(ids[0], SettlementKind.Retry) { Body = Bytes("second"), DelayMs = 60_000 });

        Assert.Empty(reply.Jobs);
        Assert.InRange(reply.NextDueUnixMs!.Value, reply.NowUnixMs + 1, reply.NowUnixMs + 60_000);
        var snapshot = await Store.FindAsync(Queue, ids[0]);
        Assert.Equal((JobState.Scheduled, "second"), (snapshot.State, Text(snapshot.Body)));
    }

    [Fact]
    public async Task Settle_RetryAtOnce_ComesBackInTheSameCall()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        var reply = await LeaseAsync(10, held: 1, new Settlement(ids[0], SettlementKind.Retry) { Body = Bytes("second") });

        Assert.Equal("second", Text(Assert.Single(reply.Jobs).Body));
    }

    [Fact]
    public async Task Settle_Dead_KeepsBodyAndFailure()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom"), Outcome = Bytes("dead"), OutcomeTtlMs = 1_000 });

        var snapshot = await Store.FindAsync(Queue, ids[0]);
        Assert.Equal(
            (JobState.Dead, "body 0", "boom", "dead"),
            (snapshot.State, Text(snapshot.Body), Text(snapshot.Failure), Text(snapshot.Outcome)));
    }

    [Fact]
    public async Task Settle_DeadWithBody_ReplacesIt()
    {
        var ids = await EnqueueAndLeaseAsync(2);

        await LeaseAsync(
            0,
            held: 2,
            new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom"), Body = Bytes("with history") },
            new Settlement(ids[1], SettlementKind.Dead) { Failure = Bytes("bang") });

        var (first, second) = (await Store.FindAsync(Queue, ids[0]), await Store.FindAsync(Queue, ids[1]));
        Assert.Equal(("with history", "boom"), (Text(first.Body), Text(first.Failure)));
        Assert.Equal(("body 1", "bang"), (Text(second.Body), Text(second.Failure)));
    }

    [Fact]
    public async Task Settle_Cancelled_LeavesNothingAndWakesThoseWhoWait()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", Bytes("paid"));
        await Store.CancelAsync(Queue, ids[0]);
        var done = new TaskCompletionSource<JobId>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscription = await Store.SubscribeDoneAsync(Queue, id => done.TrySetResult(id));

        var reply = await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Cancelled));

        Assert.Empty(reply.Refused);
        Assert.Equal(ids[0], await done.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(JobState.NotFound, (await Store.FindAsync(Queue, ids[0])).State);
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelling));
        Assert.False(await Database.KeyExistsAsync(Keys.Once));
        Assert.False(await Database.KeyExistsAsync(Keys.OnceOf(ids[0])));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "cancelled"));
        Assert.True((await Database.HashGetAsync(Keys.Stats, "succeeded")).IsNull);
    }

    [Fact]
    public async Task Settle_Park_WaitsWithItsBodyUnchanged()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Park) { DelayMs = 30_000 });

        var snapshot = await Store.FindAsync(Queue, ids[0]);
        Assert.Equal((JobState.Scheduled, "body 0"), (snapshot.State, Text(snapshot.Body)));
    }

    [Fact]
    public async Task Settle_SameBatchTwice_RefusesTheSecondAndKeepsTheFirst()
    {
        var ids = await EnqueueAndLeaseAsync(5);
        Settlement[] batch =
        [
            Succeeded(ids[0]) with { Outcome = Bytes("kept"), OutcomeTtlMs = 60_000 },
            new(ids[1], SettlementKind.Retry) { Body = Bytes("second"), DelayMs = 60_000 },
            new(ids[2], SettlementKind.Dead) { Failure = Bytes("boom") },
            new(ids[3], SettlementKind.Park) { DelayMs = 60_000 },
            new(ids[4], SettlementKind.Cancelled),
        ];
        await LeaseAsync(0, held: 5, batch);

        var again = await LeaseAsync(0, held: 5, [batch[0] with { Outcome = Bytes("other") }, .. batch[1..]]);

        Assert.Equal(ids.Order(), again.Refused.Order());
        Assert.Equal("kept", Text((await Store.FindAsync(Queue, ids[0])).Outcome));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "succeeded"));
        Assert.Equal(2, (long)await Database.HashGetAsync(Keys.Stats, "failed"));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "cancelled"));
    }

    [Fact]
    public async Task Settle_OneOfTwoNoLongerHeld_RefusesThatOneOnly()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        await Store.ReleaseAsync(Queue, Session, ids.AsMemory(0, 1), endSession: false);

        var reply = await LeaseAsync(0, held: 2, Succeeded(ids[0]), Succeeded(ids[1]));

        Assert.Equal([ids[0]], reply.Refused);
        Assert.Equal(JobState.Pending, (await Store.FindAsync(Queue, ids[0])).State);
        Assert.Equal(JobState.NotFound, (await Store.FindAsync(Queue, ids[1])).State);
    }

    [Fact]
    public async Task Lease_SessionThatWasRecovered_IsLostAndNothingIsDone()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await EnqueueAsync(Job("next"));
        await ExpireAsync(Session);
        await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        var reply = await LeaseAsync(10, held: 1, Succeeded(ids[0]));

        Assert.True(reply.LeaseLost);
        Assert.Empty(reply.Jobs);
        Assert.Equal(2, await Database.ListLengthAsync(Keys.Normal));
    }

    [Fact]
    public async Task ListLeased_AfterALease_NamesWhatTheSessionHolds()
    {
        var ids = await EnqueueAndLeaseAsync(3);

        Assert.Equal(ids.Order(), (await Store.ListLeasedAsync(Queue, Session) ?? []).Order());
    }

    [Fact]
    public async Task ListLeased_SessionThatWasRecovered_SaysSo()
    {
        await EnqueueAndLeaseAsync(1);
        await ExpireAsync(Session);
        await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        Assert.Null(await Store.ListLeasedAsync(Queue, Session));
    }
}

public sealed class LeaseOnRedisTests(RedisServerFixture redis) : LeaseTests(redis.Endpoint);

public sealed class LeaseOnGarnetTests(EmbeddedRedisFixture garnet) : LeaseTests(garnet.Endpoint);
