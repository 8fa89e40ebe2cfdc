using TypedJobs.Serialization;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;

namespace TypedJobs.Tests.Client;

public sealed class DeadLettersTests(RedisServerFixture redis) : DeadJobTests(redis.Endpoint)
{
    private DeadLetters Dead => new JobClient(Store, TimeProvider.System, Random.Shared).DeadLetters(Queue);

    [Fact]
    public async Task Find_DeadJob_ShowsArgumentsErrorAndAttempts()
    {
        var id = await DieAsync(at: FailedAt);

        var letter = await Dead.FindAsync(id);

        Assert.NotNull(letter);
        Assert.Equal((id, "email.send", Queue, """["a"]""", FailedAt), (letter.Id, letter.Name, letter.Queue, letter.Arguments, letter.DiedAt));
        Assert.Equal(Failure(), letter.Failure);
        Assert.Equal([Failure() with { StackTrace = null }], letter.Attempts);
    }

    [Fact]
    public async Task Find_JobThatIsNotDead_IsNull() => Assert.Null(await Dead.FindAsync(NewId()));

    [Fact]
    public async Task GetPage_WithFilter_BringsFullPagesOfWhatMatches()
    {
        var ids = new List<JobId>();
        for (var i = 0; i < 9; i++)
        {
            var id = await DieAsync(i % 3 == 0 ? "email.send" : "other", at: FailedAt.AddSeconds(i));
            ids.AddRange(i % 3 == 0 ? [id] : []);
        }

        var filter = new DeadLetterFilter { Name = "email.send" };
        var first = await Dead.GetPageAsync(2, filter: filter);
        var second = await Dead.GetPageAsync(2, first.Next, filter);

        Assert.Equal([ids[2], ids[1]], first.Items.Select(letter => letter.Id));
        Assert.Equal([ids[0]], second.Items.Select(letter => letter.Id));
        Assert.Equal((9L, true, false), (first.Total, first.Next is not null, second.Next is not null));
    }

    [Fact]
    public async Task GetPage_ExactlyFull_HasNoNextAfterTheLast()
    {
        await DieAsync();
        await DieAsync();

        Assert.Null((await Dead.GetPageAsync(2)).Next);
        Assert.NotNull((await Dead.GetPageAsync(1)).Next);
    }

    [Fact]
    public async Task GetPage_NextOfAnotherMaking_IsRefused()
        => await Assert.ThrowsAsync<ArgumentException>(() => Dead.GetPageAsync(10, "tomorrow"));

    [Fact]
    public async Task List_MoreThanAPage_BringsAll()
    {
        var ids = await DieAsync(Envelope(), FailureCodec.ToBytes(Failure()), 230);

        var listed = new List<JobId>();
        await foreach (var letter in Dead.ListAsync())
        {
            listed.Add(letter.Id);
        }

        Assert.Equal(ids.Order(), listed.Order());
        Assert.Equal(230, await Dead.CountAsync());
    }

    [Fact]
    public async Task Requeue_DeadJob_StartsFromItsFirstAttemptWithItsHistory()
    {
        var id = await DieAsync();

        Assert.True(await Dead.RequeueAsync(id));
        Assert.False(await Dead.RequeueAsync(id));

        var envelope = JobEnvelope.Parse(Assert.Single((await LeaseAsync(10)).Jobs).Body);
        Assert.Equal(1, envelope.Attempt);
        Assert.Equal([Failure() with { StackTrace = null }], FailureHistory.Of(envelope.Options));
    }

    [Fact]
    public async Task Requeue_JobThatCrashed_HasTheCrashInItsHistory()
    {
        var crash = new JobFailure("WorkerCrashed", "died", null, 1, FailedAt.AddHours(1));
        var id = (await DieAsync(Envelope(), FailureCodec.ToBytes(crash), 1))[0];

        await Dead.RequeueAsync(id);

        var envelope = JobEnvelope.Parse(Assert.Single((await LeaseAsync(10)).Jobs).Body);
        Assert.Equal([Failure() with { StackTrace = null }, crash], FailureHistory.Of(envelope.Options));
    }

    [Fact]
    public async Task Requeue_BytesThatAreNoEnvelope_GoesBackUnchanged()
    {
        var id = (await DieAsync(new byte[] { 0xC1, 1, 2 }, Bytes("boom"), 1))[0];

        Assert.True(await Dead.RequeueAsync(id));
        Assert.Equal([0xC1, 1, 2], Assert.Single((await LeaseAsync(10)).Jobs).Body.ToArray());
    }

    [Fact]
    public async Task RequeueAll_ByErrorType_TakesThoseOnly()
    {
        await DieAsync(error: "System.TimeoutException");
        await DieAsync(error: "System.TimeoutException");
        var other = await DieAsync(error: "Shop.SoldOutException");

        Assert.Equal(2, await Dead.RequeueAllAsync(new DeadLetterFilter { ErrorType = "TimeoutException" }));
        Assert.Equal([other], (await DeadKeysAsync()).Select(key => key.Id));
        Assert.Equal(0, await Dead.RequeueAllAsync(new DeadLetterFilter { ErrorType = "OutException" }));
        Assert.Equal(1, await Dead.RequeueAllAsync(new DeadLetterFilter { ErrorType = "Shop.SoldOutException" }));
    }

    [Fact]
    public async Task RequeueAll_ManyOfOneMillisecondAndLargeOnes_TakesEachOnce()
    {
        var small = await DieAsync(Envelope(), FailureCodec.ToBytes(Failure()), 350, FailedAt);
        var body = JobEnvelope.Write("large"u8, 1, default, [0x91, 0xC6, 0x00, 0x20, 0x00, 0x00, .. new byte[0x20_0000]]);
        var large = await DieAsync(body, FailureCodec.ToBytes(Failure()), 5, FailedAt.AddSeconds(1));

        Assert.Equal(355, await Dead.RequeueAllAsync());

        Assert.Equal(0, await Dead.CountAsync());
        var leased = new List<JobId>();
        while (await Store.LeaseAsync(Queue, Session, new LeaseRequest(default, 1_000, leased.Count)) is { Jobs.Length: > 0 } reply)
        {
            leased.AddRange(reply.Jobs.Select(job => job.Id));
        }

        Assert.Equal(small.Concat(large).Order(), leased.Order());
    }

    [Fact]
    public async Task PurgeAll_SomeOfOneMillisecond_LeavesTheOthers()
    {
        var kept = await DieAsync(Envelope("keep"), FailureCodec.ToBytes(Failure()), 240, FailedAt);
        await DieAsync(Envelope("go"), FailureCodec.ToBytes(Failure()), 240, FailedAt);

        Assert.Equal(240, await Dead.PurgeAllAsync(new DeadLetterFilter { Name = "go" }));
        Assert.Equal(kept.Order(), (await DeadKeysAsync()).Select(key => key.Id).Order());
    }

    [Fact]
    public async Task PurgeAll_ByAge_ComparesWithTheClockOfRedis()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (old, young) = (await DieAsync(at: now.AddHours(-5)), await DieAsync(at: now.AddHours(-1)));

        Assert.Equal(1, await Dead.PurgeAllAsync(new DeadLetterFilter { OlderThan = TimeSpan.FromHours(3) }));
        Assert.Equal([young], (await DeadKeysAsync()).Select(key => key.Id));
        Assert.Equal(0, await Dead.PurgeAllAsync(new DeadLetterFilter { NewerThan = TimeSpan.FromMinutes(30) }));
        Assert.Null(await Dead.FindAsync(old));
    }

    [Fact]
    public async Task Purge_SomeIds_TakesThoseThatAreDead()
    {
        var (first, second) = (await DieAsync(), await DieAsync());
        var waits = Job("waits");
        await EnqueueAsync(waits);

        Assert.Equal(1, await Dead.PurgeAsync([first, waits.Id, first, NewId()]));
        Assert.True(await Dead.PurgeAsync(second));
        Assert.False(await Dead.PurgeAsync(second));
        Assert.Equal(JobState.Pending, (await Store.FindAsync(Queue, waits.Id)).State);
    }

    [Fact]
    public void DeadLetters_NameThatIsNoQueue_IsRefused()
    {
        var client = new JobClient(Store, TimeProvider.System, Random.Shared);

        Assert.Throws<ArgumentException>(() => client.DeadLetters("no such queue"));
    }
}
