using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class EnqueueTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task Enqueue_EachPriority_GoesToItsList()
    {
        var (high, normal, low) = (Job("h", JobPriority.High), Job("n"), Job("l", JobPriority.Low));

        var reply = await EnqueueAsync(low, high, normal);

        Assert.Equal(3, reply.Stored);
        Assert.Equal(high.Id.ToByteArray(), (byte[]?)await Database.ListGetByIndexAsync(Keys.High, 0));
        Assert.Equal(normal.Id.ToByteArray(), (byte[]?)await Database.ListGetByIndexAsync(Keys.Normal, 0));
        Assert.Equal(low.Id.ToByteArray(), (byte[]?)await Database.ListGetByIndexAsync(Keys.Low, 0));
        Assert.Equal(3, (long)await Database.HashGetAsync(Keys.Stats, "enqueued"));
    }

    [Fact]
    public async Task Enqueue_WithADelayOrATime_WaitsInScheduled()
    {
        var (delayed, timed) = (new NewJob(NewId(), Bytes("d"), DelayMs: 60_000), new NewJob(NewId(), Bytes("t"), RunAtUnixMs: 9_000_000_000_000));

        await EnqueueAsync(timed, Job("now"), delayed);

        var now = (await LeaseAsync(take: 0)).NowUnixMs;
        Assert.Equal(9_000_000_000_000, await Database.SortedSetScoreAsync(Keys.Scheduled, timed.Id.ToByteArray()));
        Assert.InRange((await Database.SortedSetScoreAsync(Keys.Scheduled, delayed.Id.ToByteArray()))!.Value, now + 1, now + 60_000);
        Assert.Equal(1, await Database.ListLengthAsync(Keys.Normal));
        Assert.Equal(JobState.Scheduled, (await Store.FindAsync(Queue, timed.Id)).State);
    }

    [Fact]
    public async Task Enqueue_AboveTheMaximumLength_StoresNothing()
    {
        await Store.EnqueueAsync(Queue, new[] { Job("a"), new NewJob(NewId(), Bytes("b"), DelayMs: 60_000) }, mayRepeat: false, maxLength: 2);

        var full = await Store.EnqueueAsync(Queue, new[] { Job("c") }, mayRepeat: false, maxLength: 2);
        var fullOnce = await Store.EnqueueAsync(Queue, new[] { Job("d") }, mayRepeat: true, maxLength: 2);

        var partly = await Store.EnqueueAsync(Queue, new[] { Job("e"), Job("f"), Job("g") }, mayRepeat: false, maxLength: 4);

        Assert.Equal((true, 0, 0), (full.QueueFull, full.Stored, full.Room));
        Assert.Equal((true, 0, 2), (partly.QueueFull, partly.Stored, partly.Room));
        Assert.True(fullOnce.QueueFull);
        Assert.Equal(2, await Database.HashLengthAsync(Keys.Jobs));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Enqueue_IdThatIsStored_LeavesItAsItIsAndStoresTheRest(bool mayRepeat)
    {
        var first = Job("first");
        await EnqueueAsync(first);

        var reply = await Store.EnqueueAsync(Queue, new[] { first with { Body = Bytes("again") }, Job("second") }, mayRepeat, maxLength: 0);

        Assert.Equal(1, reply.Stored);
        Assert.Equal("first", Text((await Store.FindAsync(Queue, first.Id)).Body));
        Assert.Equal(2, await Database.ListLengthAsync(Keys.Normal));
    }

    [Fact]
    public async Task Enqueue_IdTwiceInOneBatch_StoresOne()
    {
        var job = Job("once");

        var reply = await Store.EnqueueAsync(Queue, new[] { job, job }, mayRepeat: true, maxLength: 0);

        Assert.Equal(1, reply.Stored);
    }

    [Fact]
    public async Task Enqueue_AgainAfterTheJobHasRun_StoresNothing()
    {
        var job = Job("once");
        await Store.EnqueueAsync(Queue, new[] { job }, mayRepeat: true, maxLength: 0);
        await LeaseAsync(1);
        await LeaseAsync(0, held: 1, Succeeded(job.Id));

        var reply = await Store.EnqueueAsync(Queue, new[] { job }, mayRepeat: true, maxLength: 0);

        Assert.Equal(0, reply.Stored);
    }

    [Fact]
    public async Task Enqueue_AgainWhileAnOutcomeIsKept_StoresNothing()
    {
        var job = Job("once");
        await EnqueueAsync(job);
        await LeaseAsync(1);
        await LeaseAsync(0, held: 1, Succeeded(job.Id) with { Outcome = Bytes("1"), OutcomeTtlMs = 60_000 });

        var reply = await Store.EnqueueAsync(Queue, new[] { job }, mayRepeat: true, maxLength: 0);

        Assert.Equal(0, reply.Stored);
    }

    [Fact]
    public async Task Enqueue_AgainAfterItWasCancelled_StandsInTheListOnce()
    {
        var (job, other) = (Job("once"), Job("other"));
        await EnqueueAsync(job, other);
        await Store.CancelAsync(Queue, job.Id);

        var reply = await Store.EnqueueAsync(Queue, new[] { job }, mayRepeat: true, maxLength: 0);

        Assert.Equal(1, reply.Stored);
        Assert.Equal(["other", "once"], (await LeaseAsync(10)).Jobs.Select(j => Text(j.Body)));
    }

    [Fact]
    public async Task Enqueue_IntoAnEmptyQueue_Wakes()
    {
        var wakes = new SemaphoreSlim(0);
        await using var subscription = await Store.SubscribeWakeAsync(Queue, () => wakes.Release());

        await EnqueueAsync(Job("a"));

        Assert.True(await wakes.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Enqueue_ScheduledBeforeAllOthers_Wakes()
    {
        await EnqueueAsync(Job("waits"), new NewJob(NewId(), Bytes("late"), DelayMs: 100_000));
        var wakes = new SemaphoreSlim(0);
        await using var subscription = await Store.SubscribeWakeAsync(Queue, () => wakes.Release());

        await EnqueueAsync(new NewJob(NewId(), Bytes("sooner"), DelayMs: 50_000));

        Assert.True(await wakes.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Enqueue_ThousandWithATime_StoresThemInOneCall()
    {
        var reply = await EnqueueAsync([.. Enumerable.Range(0, 1_000).Select(i => new NewJob(NewId(), Bytes($"{i}"), DelayMs: 60_000 + i))]);

        Assert.Equal(1_000, reply.Stored);
        Assert.Equal(1_000, await Database.SortedSetLengthAsync(Keys.Scheduled));
    }
}

public sealed class EnqueueOnRedisTests(RedisServerFixture redis) : EnqueueTests(redis.Endpoint);

public sealed class EnqueueOnGarnetTests(EmbeddedRedisFixture garnet) : EnqueueTests(garnet.Endpoint);
