using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>What somebody else writes into a queue's keys is skipped or refused, said as what it is, and loses nothing.</summary>
public sealed class ForeignWriteTests(RedisServerFixture redis) : IAsyncLifetime
{
    private const string Queue = "mail";

    private readonly WorkerSession _session = new("one", 15_000);
    private RedisJobStore? _store;

    private RedisJobStore Store => _store!;

    private RedisKeys Keys => Store.KeysOf(Queue);

    private IDatabase Database => Store.Connection.GetDatabase();

    public async ValueTask InitializeAsync()
        => _store = await RedisJobStore.ConnectAsync(
            new RedisOptions { Configuration = redis.Endpoint, KeyPrefix = $"f{Guid.NewGuid():N}" }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await foreach (var key in Store.Connection.GetServers()[0].KeysAsync(pattern: Keys.Prefix + "*"))
        {
            await Database.KeyDeleteAsync(key);
        }

        await Store.DisposeAsync();
    }

    public static TheoryData<string> CheckedKeys => ["jobs", "pending:high", "pending:normal", "pending:low", "scheduled", "large"];

    [Theory]
    [MemberData(nameof(CheckedKeys))]
    public async Task Enqueue_KeyOfAForeignType_StoresNothingAndSaysSo(string key)
    {
        await Database.KeyDeleteAsync(Keys.Prefix + key);
        await Database.GeoAddAsync(Keys.Prefix + key, 1, 1, "foreign");
        if (key == "scheduled")
        {
            await Database.KeyDeleteAsync(Keys.Prefix + key);
            await Database.StringSetAsync(Keys.Prefix + key, "foreign");
        }

        var exception = await Assert.ThrowsAsync<StoreException>(() => EnqueueAsync(3, mayRepeat: false).AsTask());
        var repeated = await Assert.ThrowsAsync<StoreException>(() => EnqueueAsync(3, mayRepeat: true).AsTask());

        Assert.All([exception, repeated], e =>
        {
            Assert.False(e.MayBeApplied, e.Message);
            Assert.Contains(Keys.Prefix + key, e.Message, StringComparison.Ordinal);
            Assert.Contains("CheckAsync", e.Message, StringComparison.Ordinal);
        });
        if (key != "jobs")
        {
            Assert.Equal(0, await Database.HashLengthAsync(Keys.Jobs));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Enqueue_CountersOfAForeignType_StoresTheJobsAllTheSame(int count)
    {
        await Database.StringSetAsync(Keys.Stats, "foreign");

        Assert.Equal(count, (await EnqueueAsync(count, mayRepeat: false)).Stored);
        Assert.Equal(count, (await LeaseAsync()).Jobs.Length);
    }

    [Theory]
    [InlineData("pending:high")]
    [InlineData("pending:normal")]
    [InlineData("pending:low")]
    public async Task Enqueue_OneJobBesideAListOfAForeignType_StoresNothing(string key)
    {
        await Database.StringSetAsync(Keys.Prefix + key, "foreign");

        var exception = await Assert.ThrowsAsync<StoreException>(() => EnqueueAsync(1, mayRepeat: false).AsTask());

        Assert.False(exception.MayBeApplied, exception.Message);
        Assert.Contains(Keys.Prefix + key, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.HashLengthAsync(Keys.Jobs));
        Assert.Equal(key == "pending:normal" ? RedisType.String : RedisType.None, await Database.KeyTypeAsync(Keys.Normal));
    }

    [Theory]
    [InlineData("dead")]
    [InlineData("failures")]
    [InlineData("scheduled")]
    [InlineData("crashes")]
    [InlineData("sessions")]
    public async Task Settle_KeyOfAForeignType_ChangesNothing(string key)
    {
        await EnqueueAsync(2, mayRepeat: false);
        var ids = (await LeaseAsync()).Jobs.Select(job => job.Id).ToArray();
        await Database.KeyDeleteAsync(Keys.Prefix + key);
        await Database.StringSetAsync(Keys.Prefix + key, "foreign");

        var exception = await Assert.ThrowsAsync<StoreException>(() => Store.LeaseAsync(
            Queue, _session, new LeaseRequest(new Settlement[] { new(ids[0], SettlementKind.Dead) { Failure = new byte[] { 1 } } }, 0, 2)).AsTask());

        Assert.False(exception.MayBeApplied);
        Assert.Equal(2, await Database.SetLengthAsync(Keys.Leased(_session.Name)));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1.5e300)]
    [InlineData(0.5)]
    public async Task Lease_ScheduledForATimeThatIsNone_StillBringsTheOthers(double due)
    {
        await Database.SortedSetAddAsync(Keys.Scheduled, JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared).ToByteArray(), due);
        await EnqueueAsync(2, mayRepeat: false);

        Assert.Equal(2, (await LeaseAsync()).Jobs.Length);
    }

    [Fact]
    public async Task Lease_EntriesThatAreNoIds_AreDroppedAndCounted()
    {
        await Database.ListRightPushAsync(Keys.Normal, "five!");
        await Database.HashSetAsync(Keys.Jobs, "five!", "body");
        await EnqueueAsync(1, mayRepeat: false);

        var reply = await LeaseAsync();

        Assert.Equal((1, 1), (reply.Jobs.Length, reply.Orphans));
        Assert.Equal(1, (long)await Database.HashGetAsync(Keys.Stats, "orphaned"));
    }

    [Fact]
    public async Task Lease_BodiesWereTakenAway_SaysHowMany()
    {
        await EnqueueAsync(10, mayRepeat: false);
        await Database.KeyDeleteAsync(Keys.Jobs);

        var reply = await LeaseAsync();

        Assert.Equal((0, 10), (reply.Jobs.Length, reply.Orphans));
    }

    [Fact]
    public async Task Dead_EntryThatIsNoId_IsLeftOutOfTheListing()
    {
        await EnqueueAsync(1, mayRepeat: false);
        var id = (await LeaseAsync()).Jobs[0].Id;
        await Store.LeaseAsync(Queue, _session, new LeaseRequest(new Settlement[] { new(id, SettlementKind.Dead) { Failure = new byte[] { 1 } } }, 0, 1));
        await Database.SortedSetAddAsync(Keys.Dead, "five!", 1);

        Assert.Equal([id], (await Store.ListDeadAsync(Queue, null, 10, 0)).Jobs.Select(job => job.Key.Id));
    }

    [Fact]
    public async Task Held_EntryThatIsNoId_DoesNotStopTheWorker()
    {
        await EnqueueAsync(1, mayRepeat: false);
        var id = (await LeaseAsync()).Jobs[0].Id;
        await Database.SetAddAsync(Keys.Leased(_session.Name), "five!");

        Assert.Equal([id], (await Store.ListLeasedAsync(Queue, _session))!);
        Assert.Empty((await Store.LeaseAsync(Queue, _session, new LeaseRequest(new Settlement[] { new(id, SettlementKind.Succeeded) }, 0, 1))).Refused);
    }

    private ValueTask<LeaseReply> LeaseAsync() => Store.LeaseAsync(Queue, _session, new LeaseRequest(default, 100, 0));

    private ValueTask<EnqueueReply> EnqueueAsync(int count, bool mayRepeat)
        => Store.EnqueueAsync(
            Queue,
            Enumerable.Range(0, count).Select(i => new NewJob(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), new byte[10])).ToArray(),
            mayRepeat,
            maxLength: 0);
}
