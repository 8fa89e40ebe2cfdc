using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>A Redis at its maxmemory: nothing new goes in, and all that workers do still works, since that is what makes room.</summary>
public sealed class FullRedisTests : IAsyncLifetime
{
    private const string Queue = "mail";

    private readonly WorkerSession _session = new("one", 15_000);
    private RedisProcess? _redis;
    private RedisJobStore? _store;
    private JobId[] _held = [];

    private RedisJobStore Store => _store!;

    private IDatabase Database => Store.Connection.GetDatabase();

    private RedisKeys Keys => Store.KeysOf(Queue);

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisProcess.StartAsync("--save", "");
        _store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = _redis.Endpoint + ",allowAdmin=true" }, CancellationToken.None);
        await _store.EnqueueAsync(Queue, Jobs(100), mayRepeat: false, maxLength: 0);
        _held = [.. (await _store.LeaseAsync(Queue, _session, new LeaseRequest(default, 10, 0))).Jobs.Select(job => job.Id)];
        var server = _store.Connection.GetServers()[0];
        var used = (await server.InfoAsync("memory")).SelectMany(g => g).First(pair => pair.Key == "used_memory").Value;
        await server.ConfigSetAsync("maxmemory", (long.Parse(used, CultureInfo.InvariantCulture) / 2).ToString(CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        // A transaction takes memory, too.
        await Store.Connection.GetServers()[0].ConfigSetAsync("maxmemory", "0");
        var violations = await RedisInvariants.CheckAsync(Database, Keys);
        await Store.DisposeAsync();
        await _redis!.DisposeAsync();
        Assert.Empty(violations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Enqueue_RedisIsFull_IsRefusedAndSaysWhatToDo(bool mayRepeat)
    {
        var exception = await Assert.ThrowsAsync<StoreException>(() => Store.EnqueueAsync(Queue, Jobs(1), mayRepeat, maxLength: 0).AsTask());

        Assert.Equal((StoreFailure.Refused, false), (exception.Failure, exception.MayBeApplied));
        Assert.Contains("out of memory (maxmemory)", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_redis!.Endpoint, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Queue}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(100, await Database.HashLengthAsync(Keys.Jobs));
    }

    [Fact]
    public async Task Heartbeat_RedisIsFull_IsTaken()
    {
        await Store.HeartbeatAsync(new WorkerRecord("one", "machine", 1, "1.0", [Queue], 4, DateTimeOffset.UnixEpoch), StoreLimits.WorkerTtl);

        Assert.Equal("one", Assert.Single(await Store.ListWorkersAsync()).Name);
    }

    [Fact]
    public async Task Lease_RedisIsFull_BringsJobs()
    {
        Assert.Equal(10, (await LeaseAsync(take: 10)).Jobs.Length);
    }

    [Fact]
    public async Task Lease_RedisIsFullAndTheSessionIsNew_BringsJobs()
    {
        var reply = await Store.LeaseAsync(Queue, new WorkerSession("two", 15_000), new LeaseRequest(default, 10, 0));

        Assert.Equal(10, reply.Jobs.Length);
    }

    [Fact]
    public async Task Lease_RedisIsFullAndNothingIsPending_Answers()
    {
        var session = new WorkerSession("two", 15_000);

        Assert.Empty((await Store.LeaseAsync(Queue, session, new LeaseRequest(default, 0, 0))).Jobs);
    }

    [Fact]
    public async Task Settle_RedisIsFullAndADeadJobHasAHandler_SettlesAllAndStoresTheHandler()
    {
        var (here, elsewhere) = (Jobs(1)[0].Id, Jobs(1)[0].Id);

        var reply = await LeaseAsync(
            0,
            new Settlement(_held[0], SettlementKind.Dead) { Failure = new byte[100], FollowUp = new FollowUp(Queue, new NewJob(here, new byte[100])) },
            new Settlement(_held[1], SettlementKind.Dead) { Failure = new byte[100], FollowUp = new FollowUp("other", new NewJob(elsewhere, new byte[100])) });

        Assert.Empty(reply.Refused);
        Assert.Equal(JobState.Pending, (await Store.FindAsync(Queue, here)).State);
        Assert.Equal(["other"], await Store.ListOutboxesAsync(Queue));
    }

    [Fact]
    public async Task Settle_RedisIsFull_TakesEveryKind()
    {
        var reply = await LeaseAsync(
            0,
            new Settlement(_held[0], SettlementKind.Succeeded) { Outcome = new byte[100], OutcomeTtlMs = 60_000 },
            new Settlement(_held[1], SettlementKind.Retry) { Body = new byte[100], DelayMs = 60_000 },
            new Settlement(_held[2], SettlementKind.Dead) { Failure = new byte[100] },
            new Settlement(_held[3], SettlementKind.Park) { DelayMs = 60_000 });

        Assert.Empty(reply.Refused);
        Assert.Equal(JobState.Succeeded, (await Store.FindAsync(Queue, _held[0])).State);
        Assert.Equal(JobState.Scheduled, (await Store.FindAsync(Queue, _held[1])).State);
        Assert.Equal(JobState.Dead, (await Store.FindAsync(Queue, _held[2])).State);
        Assert.Equal(JobState.Scheduled, (await Store.FindAsync(Queue, _held[3])).State);
    }

    [Theory]
    [InlineData(SettlementKind.Succeeded)]
    [InlineData(SettlementKind.Retry)]
    [InlineData(SettlementKind.Dead)]
    [InlineData(SettlementKind.Park)]
    [InlineData(SettlementKind.Cancelled)]
    public async Task Settle_RedisIsFullAndOnlyOneKindIsSettled_IsTaken(object kind)
    {
        var reply = await LeaseAsync(
            0, new Settlement(_held[0], (SettlementKind)kind) { Body = new byte[10], Failure = new byte[10], Outcome = new byte[10], OutcomeTtlMs = 60_000 });

        Assert.Empty(reply.Refused);
        Assert.False(await Database.SetContainsAsync(Keys.Leased(_session.Name), _held[0].ToByteArray()));
    }

    [Fact]
    public void ExtendLease_RedisIsFull_IsExtended() => Assert.False(Store.ExtendLease(Queue, _session).LeaseLost);

    [Fact]
    public async Task RecoverExpired_RedisIsFull_GivesJobsBack()
    {
        await Store.Connection.GetServers()[0].ConfigSetAsync("maxmemory", "0");
        await Database.SortedSetAddAsync(Keys.Leases, _session.Name, 1);
        await Database.HashSetAsync(
            Keys.Sessions, _session.Name, $"{_session.LeaseMs} {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (_session.LeaseMs / 2)} 1");
        await Store.Connection.GetServers()[0].ConfigSetAsync("maxmemory", "1mb");

        var reply = await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, new byte[10]);
        Assert.Equal((1, 10), (reply.Sessions, reply.Recovered));
    }

    [Fact]
    public async Task Release_RedisIsFull_GivesJobsBack()
    {
        await Store.ReleaseAsync(Queue, _session, _held, endSession: true);

        Assert.Equal(100, await Database.ListLengthAsync(Keys.Normal));
    }

    [Fact]
    public async Task Cancel_RedisIsFull_TakesTheJobOut()
    {
        var pending = (byte[])(await Database.ListGetByIndexAsync(Keys.Normal, 0))!;

        Assert.Equal(JobState.Pending, await Store.CancelAsync(Queue, JobId.FromBytes(pending)));
    }

    private ValueTask<LeaseReply> LeaseAsync(int take, params Settlement[] settlements)
        => Store.LeaseAsync(Queue, _session, new LeaseRequest(settlements, take, _held.Length));

    private static NewJob[] Jobs(int count)
        => [.. Enumerable.Range(0, count).Select(_ => new NewJob(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), new byte[100]))];
}
