using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>A Redis that is not there, goes away, comes back, forgets its scripts or is set up wrong.</summary>
public sealed class RedisConnectionTests
{
    private const string Queue = "mail";

    private static readonly WorkerSession Session = new("one", 15_000);

    [Fact]
    public async Task Connect_NothingListens_NamesTheEndpointAndWhatToDo()
    {
        var endpoint = $"127.0.0.1:{RedisProcess.FreePort()}";

        var exception = await Assert.ThrowsAsync<StoreException>(() => ConnectAsync(endpoint + ",connectRetry=1,connectTimeout=500,password=secret"));

        Assert.Equal(StoreFailure.NotSent, exception.Failure);
        Assert.Contains(endpoint, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Start Redis", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_WrongPassword_SaysSo()
    {
        await using var redis = await RedisProcess.StartAsync("--requirepass", "right");

        var exception = await Assert.ThrowsAsync<StoreException>(() => ConnectAsync(redis.Endpoint + ",password=wrong"));

        Assert.Contains("password", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a{b}")]
    [InlineData("a b")]
    public async Task Connect_KeyPrefixThatCannotBeOne_SaysWhatCan(string prefix)
    {
        var options = new RedisOptions { KeyPrefix = prefix };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => RedisJobStore.ConnectAsync(options, CancellationToken.None));

        Assert.Contains("letters, digits", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareWorker_PolicyThatEvicts_IsRefusedUnlessAllowed()
    {
        await using var redis = await RedisProcess.StartAsync("--maxmemory-policy", "allkeys-lru");
        await using var store = await ConnectAsync(redis.Endpoint);
        await using var lenient = await RedisJobStore.ConnectAsync(
            new RedisOptions { Configuration = redis.Endpoint, AllowEviction = true }, CancellationToken.None);

        var exception = await Assert.ThrowsAsync<StoreException>(() => store.PrepareWorkerAsync(CancellationToken.None).AsTask());
        var warning = await lenient.PrepareWorkerAsync(CancellationToken.None);

        Assert.Contains("'allkeys-lru'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AllowEviction", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'allkeys-lru'", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareWorker_DefaultPolicy_HasNothingToWarnOf()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var store = await ConnectAsync(redis.Endpoint);

        Assert.Null(await store.PrepareWorkerAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Evaluate_AfterScriptFlush_GoesOn()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var store = await ConnectAsync(redis.Endpoint);
        await store.PrepareWorkerAsync(CancellationToken.None);
        await EnqueueAsync(store);
        await store.LeaseAsync(Queue, Session, new LeaseRequest(default, 1, 0));

        await store.Connection.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");
        await EnqueueAsync(store);
        var reply = await store.LeaseAsync(Queue, Session, new LeaseRequest(default, 1, 1));
        await store.Connection.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Single(reply.Jobs);
        Assert.False(store.ExtendLease(Queue, Session).LeaseLost);
    }

    [Fact]
    public async Task Evaluate_RedisKilledAndStartedAgain_KeepsWhatWasAcknowledgedAndWakesAgain()
    {
        await using var redis = await RedisProcess.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var store = await ConnectAsync(redis.Endpoint);
        var wakes = new SemaphoreSlim(0);
        await using var subscription = await store.SubscribeWakeAsync(Queue, () => wakes.Release());
        await EnqueueAsync(store);
        await wakes.WaitAsync(TimeSpan.FromSeconds(30));

        await redis.KillAsync();
        await redis.StartAgainAsync();

        LeaseReply? reply = null;
        await Eventually.TrueAsync(async () => (reply = await TryAsync(() => store.LeaseAsync(Queue, Session, new LeaseRequest(default, 10, 0)))) is not null);
        Assert.Single(reply!.Jobs);
        await Eventually.TrueAsync(async () =>
        {
            // A message before the subscription is back is lost, as the contract says; so the queue is emptied and filled until one comes.
            await EnqueueAsync(store);
            var woke = await wakes.WaitAsync(TimeSpan.FromMilliseconds(200));
            await store.LeaseAsync(Queue, new WorkerSession("drain", 15_000), new LeaseRequest(default, 10, 0));
            return woke;
        });
    }

    [Fact]
    public async Task Evaluate_RedisIsGone_SaysThatNothingWasSent()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var store = await ConnectAsync(redis.Endpoint + ",asyncTimeout=500,connectTimeout=500");
        await redis.KillAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!store.Connection.IsConnected));

        var exception = await Assert.ThrowsAsync<StoreException>(() => EnqueueAsync(store));

        Assert.Equal(StoreFailure.NotSent, exception.Failure);
        Assert.Contains(redis.Endpoint, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Queue}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatBeginsToEvict_IsSaidToDoSo()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var store = await ConnectAsync(redis.Endpoint + ",allowAdmin=true");
        await store.PrepareWorkerAsync(CancellationToken.None);
        Assert.Null(await store.FindServerProblemAsync());

        await store.Connection.GetServers()[0].ConfigSetAsync("maxmemory-policy", "allkeys-lru");

        Assert.Contains("maxmemory-policy 'allkeys-lru'", await store.FindServerProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareWorker_Replica_IsRefused()
    {
        await using var primary = await RedisProcess.StartAsync();
        await using var replica = await RedisProcess.StartAsync("--replicaof", $"127.0.0.1 {primary.Port}");
        await using var store = await ConnectAsync(replica.Endpoint);

        var exception = await Assert.ThrowsAsync<StoreException>(() => store.PrepareWorkerAsync(CancellationToken.None).AsTask());

        Assert.Equal(StoreFailure.Refused, exception.Failure);
        Assert.Contains("is a replica", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_RedisDoesNotAnswer_SaysThatItMayHaveBeenDone()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var store = await ConnectAsync(redis.Endpoint + ",asyncTimeout=500");
        await EnqueueAsync(store);
        redis.Pause();

        var exception = await Assert.ThrowsAsync<StoreException>(() => EnqueueAsync(store));
        redis.Resume();

        Assert.Equal((StoreFailure.Unanswered, true), (exception.Failure, exception.MayBeApplied));
        // By a connection of its own: the store's was ended for its silence, and comes back in its time.
        await using var looking = await ConnectAsync(redis.Endpoint);
        await Eventually.TrueAsync(async () => await looking.Connection.GetDatabase().HashLengthAsync(store.KeysOf(Queue).Jobs) == 2);
    }

    private static async Task<LeaseReply?> TryAsync(Func<ValueTask<LeaseReply>> call)
    {
        try
        {
            return await call();
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private static Task<RedisJobStore> ConnectAsync(string configuration)
        => RedisJobStore.ConnectAsync(new RedisOptions { Configuration = configuration }, CancellationToken.None);

    private static async Task EnqueueAsync(RedisJobStore store)
    {
        var job = new NewJob(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), new byte[10]);
        await store.EnqueueAsync(Queue, new[] { job }, mayRepeat: false, maxLength: 0);
    }
}
