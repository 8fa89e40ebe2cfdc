using System.Collections.Concurrent;
using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Network;

/// <summary>What a client may conclude when the network or the server fails it: stored, not stored, or not known.</summary>
public sealed class ClientOutageTests
{
    private const string Queue = "outage";

    public static bool HasServer => RedisProcess.IsInstalled;

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    public async Task Enqueues_WhileConnectionsAreKilledAndScriptsFlushed_AreWhatTheyWereSaidToBe()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var client = await JobClient.ConnectAsync(redis.Endpoint);
        await using var admin = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
        await using var stream = new EnqueueStream(20, number => client.EnqueueAsync(Call(number)));
        for (var i = 0; i < 10; i++)
        {
            await stream.AdvanceAsync(50);
            await admin.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");
            await admin.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        }

        await stream.AdvanceAsync(50);
        await AssertHoldsAsync(stream, redis.Endpoint);
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    public async Task Enqueues_WhileRedisIsKilledAndStartedAgain_AreWhatTheyWereSaidToBe()
    {
        await using var redis = await RedisProcess.StartAsync("--appendonly", "yes", "--appendfsync", "always", "--save", "");
        await using var client = await JobClient.ConnectAsync(redis.Endpoint);
        await using var stream = new EnqueueStream(20, number => client.EnqueueAsync(Call(number)));
        await stream.AdvanceAsync(50);
        await redis.KillAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!stream.NotStored.IsEmpty));
        await redis.StartAgainAsync();

        await stream.AdvanceAsync(50);
        await AssertHoldsAsync(stream, redis.Endpoint);
    }

    [Theory(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enqueue_OverAHalfOpenConnection_MayBeStoredAndARepeatIsOneJob(bool requestsPass)
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var proxy = new FaultyProxy(redis.Port);
        await using var client = await JobClient.ConnectAsync($"{proxy.Endpoint},asyncTimeout=1000,syncTimeout=1000");
        await client.EnqueueAsync(Call(1));
        proxy.Break(requestsPass);

        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
        var call = Call(2).WithId(id);
        var exception = await Assert.ThrowsAsync<JobEnqueueException>(() => client.EnqueueAsync(call).AsTask());
        await Eventually.TrueAsync(() => TryEnqueueAsync(client, call));

        Assert.True(exception.MayBeStored);
        Assert.Equal([id], exception.Ids);
        await using var store = await StoreAsync(redis.Endpoint);
        Assert.Equal(2, await store.Connection.GetDatabase().ListLengthAsync(store.KeysOf(Queue).Normal));
        Assert.Empty(await RedisInvariants.CheckAsync(store.Connection.GetDatabase(), store.KeysOf(Queue)));
    }

    /// <summary>Scripts are called by their hash on a way of their own; those calls, too, must tell the watch that nothing comes back.</summary>
    [Theory(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Script_OverAHalfOpenConnection_HasTheWatchEndIt(bool requestsPass)
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var proxy = new FaultyProxy(redis.Port);
        await using var store = await StoreAsync($"{proxy.Endpoint},asyncTimeout=1000,syncTimeout=1000");
        await LeaseAsync(store);
        var ends = new ConcurrentQueue<ConnectionFailureType>();
        store.Connection.ConnectionFailed += (_, failure) =>
        {
            if (failure.ConnectionType == ConnectionType.Interactive)
            {
                ends.Enqueue(failure.FailureType);
            }
        };
        proxy.Break(requestsPass);

        await Assert.ThrowsAsync<StoreException>(() => LeaseAsync(store));
        await Eventually.TrueAsync(() => Task.FromResult(!ends.IsEmpty));

        // The watch shuts the socket down, which reads as an end. When the client library itself gives a connection up, it calls it a failure.
        Assert.Equal(ConnectionFailureType.SocketClosed, ends.First());
    }

    private static Task<LeaseReply> LeaseAsync(RedisJobStore store)
        => store.LeaseAsync(Queue, new WorkerSession("one", 15_000), new LeaseRequest(default, 1, 0)).AsTask();

    private static JobCall Call(int number) => Probes.Count.With("x", number).OnQueue(Queue);

    private static async Task<bool> TryEnqueueAsync(JobClient client, JobCall call)
    {
        try
        {
            await client.EnqueueAsync(call);
            return true;
        }
        catch (JobEnqueueException)
        {
            return false;
        }
    }

    private static Task<RedisJobStore> StoreAsync(string endpoint)
        => RedisJobStore.ConnectAsync(new RedisOptions { Configuration = endpoint }, CancellationToken.None);

    private static async Task AssertHoldsAsync(EnqueueStream stream, string endpoint)
    {
        await stream.StopAsync();
        await using var store = await StoreAsync(endpoint);
        var database = store.Connection.GetDatabase();
        var ids = (await database.HashKeysAsync(store.KeysOf(Queue).Jobs)).Select(static id => JobId.FromBytes((byte[])id!)).ToHashSet();
        Assert.DoesNotContain(stream.Stored, job => !ids.Contains(job.Id));
        Assert.DoesNotContain(stream.NotStored, ids.Contains);
        Assert.Equal(ids.Count, stream.Stored.Count + stream.MayBeStored.Count(ids.Contains));
        Assert.Empty(await RedisInvariants.CheckAsync(database, store.KeysOf(Queue)));
    }
}
