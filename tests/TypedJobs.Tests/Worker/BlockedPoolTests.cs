using TypedJobs.Tests.Redis;

namespace TypedJobs.Tests.Worker;

/// <summary>Jobs that block the thread pool of their worker.</summary>
[Collection(typeof(StarvedThreadPoolCollection))]
public sealed class BlockedPoolTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"blocked-{Guid.NewGuid():N}";
    private readonly Probe _probe;
    private JobClient? _client;

    public BlockedPoolTests(RedisServerFixture redis)
    {
        _redis = redis;
        _probe = ProbeJobs.Open(_queue);
    }

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    [Fact]
    public async Task Jobs_ThatBlockEveryThreadOfThePool_DoNotCostTheWorkerItsLease()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options =>
        {
            options.Concurrency = 64;
            options.LeaseTime = TimeSpan.FromSeconds(1);
        });
        await Client.EnqueueAsync(Enumerable.Range(0, 64).Select(_ => Probes.BlockPool.With(_queue).OnQueue(_queue)));
        await _probe.Began.Task;
        // Longer than the lease, with as many threads blocked as the pool will give.
        await Task.Factory.StartNew(static () => Thread.Sleep(2_500), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.Equal(0, (await Client.Store.RecoverExpiredAsync(_queue, 3, default)).Sessions);
        _probe.Gate.SetResult();
        await worker.EndAsync();
    }
}
