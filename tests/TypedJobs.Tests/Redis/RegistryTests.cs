using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>Who works where: what heartbeats leave, and what ends by itself.</summary>
public sealed class RegistryTests(RedisServerFixture redis) : StoreTests(redis.Endpoint)
{
    private const string Other = "reports";

    private RegistryKeys Registry => new(Keys.Prefix[1..^(Queue.Length + 3)]);

    [Fact]
    public async Task Heartbeat_Worker_IsListedWithAllThatItSays()
    {
        var worker = Worker("one", Queue, Other) with { Running = 3, MemoryBytes = 5L << 30 };
        await Store.HeartbeatAsync(worker, StoreLimits.WorkerTtl);

        var listed = Assert.Single(await Store.ListWorkersAsync());
        Assert.Equal([Queue, Other], listed.Queues);
        Assert.InRange((DateTimeOffset.UtcNow - listed.SeenAt).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(worker, listed with { Queues = worker.Queues, SeenAt = default });
        Assert.All(await Store.ListQueuesAsync(), static queue => Assert.True(queue.IsServed));
        Assert.Equal([Queue, Other], (await Store.ListQueuesAsync()).Select(static queue => queue.Name).Order());
    }

    [Fact]
    public async Task Heartbeat_Again_SaysWhatIsNew()
    {
        await Store.HeartbeatAsync(Worker("one", Queue) with { Running = 1 }, StoreLimits.WorkerTtl);
        await Store.HeartbeatAsync(Worker("one", Queue) with { Running = 2 }, StoreLimits.WorkerTtl);

        Assert.Equal(2, Assert.Single(await Store.ListWorkersAsync()).Running);
    }

    [Fact]
    public async Task Worker_ThatIsSilent_IsGoneAfterItsTime_AndTheOtherStays()
    {
        await Store.HeartbeatAsync(Worker("two", Other), StoreLimits.WorkerTtl);
        await Store.HeartbeatAsync(Worker("one", Queue), TimeSpan.FromMilliseconds(1));

        await Eventually.TrueAsync(async () => (await Store.ListWorkersAsync()).Select(static worker => worker.Name).SequenceEqual(["two"]));
        await Store.HeartbeatAsync(Worker("two", Other), StoreLimits.WorkerTtl);
        Assert.Equal(["two"], (await Database.SortedSetRangeByRankAsync(Registry.Workers)).Select(static name => name.ToString()));
        // What it served is known still, and so is since when nobody does.
        Assert.Equal([Queue, Other], (await Store.ListQueuesAsync()).Select(static queue => queue.Name).Order());
    }

    [Fact]
    public async Task Heartbeat_WithLessTime_CutsNobodyElsesShort()
    {
        await Store.HeartbeatAsync(Worker("two", Other), TimeSpan.FromMinutes(10));
        await Store.HeartbeatAsync(Worker("one", Queue), TimeSpan.FromMinutes(1));

        Assert.True(await Database.KeyTimeToLiveAsync(Registry.Workers) > TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Keys_AreTheDocumentedOnes_AndAllButTheQueuesEnd()
    {
        await Store.HeartbeatAsync(Worker("one", Queue), StoreLimits.WorkerTtl);
        await Store.HeartbeatAsync(Worker("two", Other), StoreLimits.WorkerTtl);
        var schema = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "src/TypedJobs/Redis/KEYS.md"), TestContext.Current.CancellationToken);

        var names = await NamesAsync();
        Assert.Equal(["queues", "worker:one", "worker:two", "workers"], names);
        foreach (var name in names)
        {
            Assert.Contains($"\n| `{name.Split(':')[0]}", schema, StringComparison.Ordinal);
            Assert.True(RegistryKeys.Expires(name) != RegistryKeys.Stays(name), name);
            Assert.Equal(RegistryKeys.Expires(name), await Database.KeyTimeToLiveAsync(Registry.Prefix + name) is not null);
        }
    }

    [Fact]
    public async Task Deregister_Worker_LeavesTheQueuesAlone()
    {
        await Store.HeartbeatAsync(Worker("one", Queue), StoreLimits.WorkerTtl);
        await Store.DeregisterAsync("one");

        Assert.Empty(await Store.ListWorkersAsync());
        Assert.Equal(["queues"], await NamesAsync());
    }

    [Fact]
    public async Task FindQueues_TellsOfThoseThatWereServed_AndOfNoOthers()
    {
        await Store.HeartbeatAsync(Worker("one", Queue, Other), StoreLimits.WorkerTtl);
        await ServedAgoAsync(Queue, TimeSpan.FromMinutes(12));

        var found = Assert.Single(await Store.FindQueuesAsync([Queue, "never"]));
        Assert.Equal((Queue, false), (found.Name, found.IsServed));
        Assert.InRange(found.Ago, TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(13));
        Assert.InRange(DateTimeOffset.UtcNow - found.LastServed, TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(13));
        Assert.Empty(await Store.FindQueuesAsync([]));
    }

    [Fact]
    public async Task ForgetQueues_ForgetsWhatNobodyServesAndHoldsNothing()
    {
        await EnqueueAsync(Job("waits"));
        await Store.HeartbeatAsync(Worker("one", Queue, "served", "empty", "lately"), StoreLimits.WorkerTtl);
        await ServedAgoAsync(Queue, TimeSpan.FromDays(2));
        await ServedAgoAsync("empty", TimeSpan.FromDays(2));
        await ServedAgoAsync("lately", TimeSpan.FromHours(23));

        Assert.Equal(1, await Store.ForgetQueuesAsync(TimeSpan.FromDays(1)));
        Assert.Equal(["lately", Queue, "served"], (await Store.ListQueuesAsync()).Select(static queue => queue.Name).Order());
    }

    [Fact]
    public async Task ForeignBytes_AreNoReasonToSeeNothing()
    {
        await Store.HeartbeatAsync(Worker("one", Queue), StoreLimits.WorkerTtl);
        await Database.SortedSetAddAsync(Registry.Queues, "what is this?", double.PositiveInfinity);
        await Database.SortedSetAddAsync(Registry.Queues, Other, 0.5);
        await Database.HashSetAsync(Registry.Worker("one"), [new("pid", "many"), new("seen", "9223372036854775807"), new("unknown", "x")]);

        Assert.Equal(0, Assert.Single(await Store.ListWorkersAsync()).ProcessId);
        Assert.Equal([Queue, Other, "what is this?"], (await Store.ListQueuesAsync()).Select(static queue => queue.Name).Order());
    }

    [Fact]
    public async Task Heartbeat_KeyOfAForeignType_WritesNothingAndNamesTheKey()
    {
        await Database.StringSetAsync(Registry.Queues, "foreign");

        var exception = await Assert.ThrowsAsync<StoreException>(async () => await Store.HeartbeatAsync(Worker("one", Queue), StoreLimits.WorkerTtl));

        Assert.Equal(StoreFailure.Refused, exception.Failure);
        Assert.Contains(Registry.Queues.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("queue '*'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["queues"], await NamesAsync());
    }

    private static WorkerRecord Worker(string name, params string[] queues)
        => new(name, "machine", 4321, "1.2.3+abc", queues, 16, DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

    private Task<bool> ServedAgoAsync(string queue, TimeSpan ago)
        => Database.SortedSetAddAsync(Registry.Queues, queue, (DateTimeOffset.UtcNow - ago).ToUnixTimeMilliseconds());

    private async Task<string[]> NamesAsync()
    {
        var names = new List<string>();
        await foreach (var key in Store.Connection.GetServers()[0].KeysAsync(pattern: Registry.Prefix + "*"))
        {
            names.Add(key.ToString()[Registry.Prefix.Length..]);
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
