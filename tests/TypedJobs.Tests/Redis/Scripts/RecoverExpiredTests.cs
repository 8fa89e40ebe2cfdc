using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class RecoverExpiredTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task RecoverExpired_SessionThatLives_IsLeftAlone()
    {
        await EnqueueAndLeaseAsync(2);

        Assert.Equal((0, 0, 0, 0), Counts(await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"))));
    }

    [Fact]
    public async Task RecoverExpired_SessionPastItsDeadline_GivesItsJobsBackBeforeTheOthers()
    {
        var ids = await EnqueueAndLeaseAsync(2);
        await EnqueueAsync(Job("waits"));
        await ExpireAsync(Session);

        var reply = await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        Assert.Equal((1, 2, 0, 0), Counts(reply));
        var next = await Store.LeaseAsync(Queue, new WorkerSession("two", 15_000), new LeaseRequest(default, 2, 0));
        Assert.Equal(ids.Order(), next.Jobs.Select(job => job.Id).Order());
        Assert.True(Store.ExtendLease(Queue, Session).LeaseLost);
        Assert.Equal(2, (long)await Database.HashGetAsync(Keys.Stats, "crashed"));
    }

    [Fact]
    public async Task RecoverExpired_CrashedForTheThirdTimeAndAlone_MovesJobToDead()
    {
        var job = Job("poison");
        await EnqueueAsync(job);
        await CrashAsync("one");
        await CrashAsync("two", Begin);

        Assert.Equal(1, (await LeaseAsync(take: 10)).Suspects);
        var reply = await CrashAsync("three", care: SuspectCare.RunAlone);

        Assert.Equal((1, 0, 0, 1), Counts(reply));
        var dead = Assert.Single(reply.Unannounced);
        Assert.Equal((job.Id, "poison", "crashed"), (dead.Key.Id, Text(dead.Body), Text(dead.Failure)));
        var snapshot = await Store.FindAsync(Queue, job.Id);
        Assert.Equal((JobState.Dead, "crashed"), (snapshot.State, Text(snapshot.Failure)));
    }

    [Fact]
    public async Task RecoverExpired_JobsThatWereHeldButNotBegun_NeverDie()
    {
        await EnqueueAsync(Job("a"), Job("b"));
        for (var crash = 0; crash < 20; crash++)
        {
            var reply = await CrashAsync($"crash {crash}");

            Assert.Equal((1, 2, 0, 0), Counts(reply));
        }
    }

    [Fact]
    public async Task RecoverExpired_JobsThatCrashTogetherAgainAndAgain_OnlyTheOneThatCrashesAloneDies()
    {
        var (innocent, poison) = (Job("innocent"), Job("poison"));
        await EnqueueAsync(innocent, poison);
        await CrashAsync("one");
        Assert.Equal((1, 0, 2, 0), Counts(await CrashAsync("two", Begin)));

        var alone = await LeaseAsync(10, 0, SuspectCare.RunAlone);
        var first = Assert.Single(alone.Jobs);
        Assert.Equal(LeaseCare.Alone, first.Care);
        await LeaseAsync(0, held: 1, Succeeded(first.Id));
        var reply = await CrashAsync("four", care: SuspectCare.RunAlone);

        Assert.Equal((1, 0, 0, 1), Counts(reply));
        Assert.NotEqual(first.Id, Assert.Single(reply.Unannounced).Key.Id);
    }

    [Fact]
    public async Task RecoverExpired_LongJobThatWasAloneOnce_GetsAnotherRunAlone()
    {
        await EnqueueAsync(Job("long"));
        await CrashAsync("one");
        await CrashAsync("two", Begin);
        var ranFor = TimeSpan.FromSeconds(5);

        Assert.Equal((1, 0, 1, 0), Counts(await CrashAsync("three", care: SuspectCare.RunAlone, ranFor: ranFor)));
        Assert.Equal((1, 0, 0, 1), Counts(await CrashAsync("four", care: SuspectCare.RunAlone, ranFor: ranFor)));
    }

    [Fact]
    public async Task RecoverExpired_WhereManyWorkersDieOfSomethingElse_OneCrashAloneIsNoProof()
    {
        var unlucky = Job("unlucky");
        await EnqueueAsync(unlucky);
        await CrashAsync("one");
        await CrashAsync("two", Begin);
        for (var crash = 0; crash < 3; crash++)
        {
            // Jobs that were in no crash before, each in a worker that is killed.
            await EnqueueAsync(Job($"other {crash}"));
            await CrashAsync($"other {crash}");
            var other = Assert.Single((await LeaseAsync(take: 10)).Jobs);
            await LeaseAsync(0, held: 1, Succeeded(other.Id));
        }

        for (var alone = 1; alone <= 2; alone++)
        {
            Assert.Equal((1, 0, 1, 0), Counts(await CrashAsync($"alone {alone}", care: SuspectCare.RunAlone)));
        }

        Assert.Equal((1, 0, 0, 1), Counts(await CrashAsync("alone 3", care: SuspectCare.RunAlone)));
    }

    [Fact]
    public async Task RecoverExpired_ManyPoisonsOneAfterAnother_EachIsDeadInItsThirdRun()
        => await BuryAsync([.. Enumerable.Range(0, 8).Select(i => Job($"poison {i}"))]);

    [Fact]
    public async Task RecoverExpired_MarkedJob_IsLeasedWithTheAdviceToNoteItsBegin()
    {
        await EnqueueAsync(Job("a"));
        await CrashAsync("one");
        await EnqueueAsync(Job("b"));

        Assert.Equal([LeaseCare.NoteBegin, LeaseCare.None], (await LeaseAsync(take: 10)).Jobs.Select(job => job.Care));
    }

    [Fact]
    public async Task RecoverExpired_SuspectThatIsHandedBackOrRetried_StaysASuspect()
    {
        await EnqueueAsync(Job("a"));
        await CrashAsync("one");
        await CrashAsync("two", Begin);

        var job = Assert.Single((await LeaseAsync(1, 0, SuspectCare.RunAlone)).Jobs);
        await Store.ReleaseAsync(Queue, Session, new[] { job.Id }, endSession: false);
        Assert.Empty((await LeaseAsync(1)).Jobs);
        Assert.Equal(job.Id, Assert.Single((await LeaseAsync(1, 0, SuspectCare.RunAlone)).Jobs).Id);
        var reply = await LeaseAsync(1, held: 1, new Settlement(job.Id, SettlementKind.Retry) { Body = Bytes("again") });

        Assert.Equal((0, 1), (reply.Jobs.Length, reply.Suspects));
    }

    [Fact]
    public async Task RecoverExpired_CancelledSuspect_IsDropped()
    {
        await EnqueueAsync(Job("a"));
        await CrashAsync("one");
        await CrashAsync("two", Begin);
        var id = (await Database.ListRangeAsync(Keys.Suspects)).Select(value => JobId.FromBytes(((ReadOnlyMemory<byte>)value).Span)).Single();

        Assert.Equal(JobState.Pending, await Store.CancelAsync(Queue, id));
        Assert.Empty((await LeaseAsync(1, 0, SuspectCare.RunAlone)).Jobs);

        Assert.Equal(0, (await LeaseAsync(1)).Suspects);
        Assert.False(await Database.KeyExistsAsync(Keys.Cancelled));
    }

    [Fact]
    public async Task Lease_TwoWorkersThatWouldDrainForASuspect_OneIsChosen()
    {
        await EnqueueAsync(Job("a"));
        await CrashAsync("one");
        await CrashAsync("two", Begin);
        var other = new WorkerSession("other", 15_000);

        Assert.True((await LeaseAsync(1, 0, SuspectCare.Drain)).IsToDrain);
        Assert.False((await Store.LeaseAsync(Queue, other, new LeaseRequest(default, 1, 0) { Suspects = SuspectCare.Drain })).IsToDrain);
        Assert.True((await LeaseAsync(1, 0, SuspectCare.Drain)).IsToDrain);
    }

    [Fact]
    public async Task RecoverExpired_FirstLook_RecoversNothingAndSaysWhenToComeAgain()
    {
        await EnqueueAndLeaseAsync(2);
        await Database.SortedSetAddAsync(Keys.Leases, Session.Name, 1);

        var first = await RecoverAsync();
        var tooSoon = await RecoverAsync();

        Assert.Equal((0, 0, 0, 0), Counts(first));
        Assert.InRange(first.NextIn.TotalMilliseconds, (Session.LeaseMs / 3) - 50, (Session.LeaseMs / 3) + 1);
        Assert.Equal((0, 0, 0, 0), Counts(tooSoon));
    }

    [Theory]
    [InlineData(0.1, false)]
    [InlineData(0.4, true)]
    [InlineData(0.6, true)]
    [InlineData(0.8, false)]
    [InlineData(100, false)]
    [InlineData(-1, false)]
    public async Task RecoverExpired_SecondLook_CountsBetweenOneAndTwoThirdsOfTheLease(double leases, bool recovers)
    {
        await EnqueueAndLeaseAsync(1);
        await Database.SortedSetAddAsync(Keys.Leases, Session.Name, 1);
        await LookAsync(Session, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (long)(leases * Session.LeaseMs), deadline: 1);

        Assert.Equal(recovers ? 1 : 0, (await RecoverAsync()).Sessions);
    }

    [Fact]
    public async Task RecoverExpired_SessionThatExtendedBetweenTwoLooks_IsLeftAlone()
    {
        await EnqueueAndLeaseAsync(1);
        await ExpireAsync(Session);
        Assert.False(Store.ExtendLease(Queue, Session).LeaseLost);

        Assert.Equal((0, 0, 0, 0), Counts(await RecoverAsync()));
    }

    [Fact]
    public async Task RecoverExpired_SecondSessionWithALongerLease_IsLookedAtByItsOwn()
    {
        var patient = new WorkerSession("patient", 300_000);
        await EnqueueAsync(Job("a"));
        await Store.LeaseAsync(Queue, patient, new LeaseRequest(default, 1, 0));
        await Database.SortedSetAddAsync(Keys.Leases, patient.Name, 1);
        // Half of a short lease ago: no time at all for a session that extends every 100 s.
        await LookAsync(patient, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 7_500, deadline: 1);

        Assert.Equal((0, 0, 0, 0), Counts(await RecoverAsync()));
    }

    [Fact]
    public async Task RecoverExpired_DeadlineFarAheadBecauseTheClockWasSetBack_IsDoubted()
    {
        var job = Assert.Single(await EnqueueAndLeaseAsync(1));
        var hourAhead = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        await Database.SortedSetAddAsync(Keys.Leases, Session.Name, hourAhead);
        await LookAsync(Session, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (Session.LeaseMs / 2), hourAhead);

        Assert.Equal((1, 1, 0, 0), Counts(await RecoverAsync()));
        Assert.Equal(JobState.Pending, (await Store.FindAsync(Queue, job)).State);
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

        Assert.Equal(((0, 1_000, 0, 0), (1, 500, 0, 0)), (Counts(first), Counts(second)));
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
        await CrashAsync("one");
        await CrashAsync("two", Begin);
        var second = (await CrashAsync("three", care: SuspectCare.RunAlone)).Unannounced[0].Key;

        await Store.AnnouncedAsync(Queue, new[] { first with { DiedAtUnixMs = first.DiedAtUnixMs - 1 } });

        Assert.Equal([second], (await NextAsync()).Select(job => job.Key));
    }

    [Theory]
    [InlineData("requeue")]
    [InlineData("purge")]
    [InlineData("trim")]
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
                await BuryAsync(Job("younger"));
                await Store.TrimDeadAsync(Queue, 0, maxCount: 1);
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

    /// <summary>Jobs that recoveries put into dead, one after another.</summary>
    private async Task BuryAsync(params NewJob[] jobs)
    {
        foreach (var job in jobs)
        {
            await EnqueueAsync(job);
            await CrashAsync($"{job.Id} one");
            await CrashAsync($"{job.Id} two", Begin);
            Assert.Equal(1, (await CrashAsync($"{job.Id} three", care: SuspectCare.RunAlone)).Dead);
        }
    }

    /// <summary>A worker leases all that it can, and dies.</summary>
    private async Task<RecoverReply> CrashAsync(
        string name, Func<WorkerSession, JobId, Task>? begin = null, SuspectCare care = SuspectCare.None, TimeSpan ranFor = default)
    {
        var session = new WorkerSession(name, 15_000);
        var reply = await Store.LeaseAsync(Queue, session, new LeaseRequest(default, 10, 0) { Suspects = care });
        foreach (var job in reply.Jobs)
        {
            await (begin?.Invoke(session, job.Id) ?? Task.CompletedTask);
        }

        await ExpireAsync(session, ranFor == default ? null : reply.NowUnixMs + (long)ranFor.TotalMilliseconds - session.LeaseMs - 10_000);
        if (ranFor != default)
        {
            // As if it had begun so long before its last sign of life.
            await Database.HashSetAsync(Keys.Begun, reply.Jobs[0].Id.ToByteArray(), $"{reply.NowUnixMs - session.LeaseMs - 10_000} alone");
        }

        return await RecoverAsync();
    }

    private async Task Begin(WorkerSession session, JobId id) => Assert.True(await Store.NoteBeginAsync(Queue, session, id));

    private ValueTask<LeaseReply> LeaseAsync(int take, int held, SuspectCare care)
        => Store.LeaseAsync(Queue, Session, new LeaseRequest(default, take, held) { Suspects = care });

    private async Task<RecoverReply> RecoverAsync() => await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

    private async Task<DeadJob[]> NextAsync() => (await RecoverAsync()).Unannounced;

    private static (int Sessions, int Recovered, int Suspected, int Dead) Counts(RecoverReply reply)
        => (reply.Sessions, reply.Recovered, reply.Suspected, reply.Dead);
}

public sealed class RecoverExpiredOnRedisTests(RedisServerFixture redis) : RecoverExpiredTests(redis.Endpoint);

public sealed class RecoverExpiredOnGarnetTests(EmbeddedRedisFixture garnet) : RecoverExpiredTests(garnet.Endpoint);
