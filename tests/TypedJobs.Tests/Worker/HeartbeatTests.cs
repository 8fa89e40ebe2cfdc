using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TypedJobs.Redis;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Tests.Redis.Network;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>A worker says that it lives for as long as it does, and costs little.</summary>
public sealed class HeartbeatTests
{
    private static readonly WorkerRecord One = new("one", "machine", 1, "1.0", ["mail"], 4, DateTimeOffset.UnixEpoch);

    private readonly FakeTimeProvider _time = new();
    private readonly RecordingRegistry _registry = new();
    private readonly LogLines _log = new();
    private readonly string _queue = $"heart-{Guid.NewGuid():N}";

    [Fact]
    public async Task Worker_WhileItRuns_SaysSoEveryFiveSecondsWithOneCommand_AndThatItEnds()
    {
        using var stopping = new CancellationTokenSource();
        var running = 7;
        var role = new Heartbeat(_registry, One, () => running++, _time, _log).RunAsync(stopping.Token);
        _time.Advance(TimeSpan.FromSeconds(5));
        await Eventually.TrueAsync(() => Task.FromResult(_registry.Calls.Count == 2));
        _time.Advance(TimeSpan.FromSeconds(4));
        await stopping.CancelAsync();
        await role;

        Assert.Equal(["one runs 7 for 00:00:30", "one runs 8 for 00:00:30", "one ends"], _registry.Calls);
        Assert.True(_registry.Last!.MemoryBytes > 0);
    }

    [Fact]
    public async Task Worker_WhoseStoreIsAway_GoesOn_AndSaysOnlyWhatIsRefused()
    {
        using var stopping = new CancellationTokenSource();
        _registry.Failure = StoreFailure.NotSent;
        var role = new Heartbeat(_registry, One, static () => 0, _time, _log).RunAsync(stopping.Token);
        await BeatAsync(2);
        Assert.Empty(_log.Of(LogLevel.Warning));

        _registry.Failure = StoreFailure.Refused;
        await BeatAsync(4);
        Assert.Contains("may not", Assert.Single(_log.Of(LogLevel.Warning)), StringComparison.Ordinal);

        _registry.Failure = null;
        await BeatAsync(5);
        _registry.Failure = StoreFailure.Refused;
        await BeatAsync(6);
        Assert.Equal(2, _log.Of(LogLevel.Warning).Length);
        await stopping.CancelAsync();
        await role;
    }

    [Fact]
    public async Task Worker_OnceAnHour_ForgetsQueues()
    {
        using var stopping = new CancellationTokenSource();
        var role = new Heartbeat(_registry, One, static () => 0, _time, _log).RunAsync(stopping.Token);
        _time.Advance(TimeSpan.FromMinutes(59));
        await Eventually.TrueAsync(() => Task.FromResult(_registry.Calls.Count >= 2));
        Assert.Equal(0, _registry.Forgot);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => Task.FromResult(_registry.Forgot == 1));
        await BeatAsync(_registry.Calls.Count + 3);
        Assert.Equal(1, _registry.Forgot);
        await stopping.CancelAsync();
        await role;
    }

    [Fact]
    public async Task Host_ThatStopsInOrder_IsListedUntilThen_AndLeavesOnlyWhatIsDocumented()
    {
        await using var server = await RedisProcess.StartAsync();
        await using var store = await ConnectAsync(server.Endpoint);
        var host = await WorkerHost.StartAsync(server.Endpoint, _queue, static options => options.Concurrency = 3);
        await using (var client = await JobClient.ConnectAsync(server.Endpoint))
        {
            Assert.Equal(3, await (await client.EnqueueAsync(Probes.Add.With(1, 2).OnQueue(_queue))).GetResultAsync(TimeSpan.FromSeconds(30)));
        }

        await Eventually.TrueAsync(async () => (await store.ListWorkersAsync()).Count == 1);
        var worker = (await store.ListWorkersAsync())[0];
        Assert.Equal((Environment.MachineName, Environment.ProcessId, 3), (worker.Machine, worker.ProcessId, worker.Concurrency));
        Assert.Equal([_queue], worker.Queues);
        Assert.NotEmpty(worker.Version);
        Assert.True(Assert.Single(await store.ListQueuesAsync()).IsServed);
        await host.EndAsync();

        Assert.Empty(await store.ListWorkersAsync());
        var registry = new RegistryKeys("tj");
        var left = new List<string>();
        await foreach (var key in store.Connection.GetServers()[0].KeysAsync(pattern: registry.Prefix + "*"))
        {
            left.Add(key.ToString());
        }

        Assert.Equal([registry.Queues.ToString()], left);
    }

    [Fact]
    public async Task TwoWorkers_OneIsKilled_ItsRecordEndsByItself_AndTheOthersStays()
    {
        await using var server = await RedisProcess.StartAsync();
        await using var store = await ConnectAsync(server.Endpoint);
        await using var killed = await WorkerProcess.StartAsync(server.Endpoint, _queue);
        await using var other = await WorkerProcess.StartAsync(server.Endpoint, _queue);
        await Eventually.TrueAsync(async () => (await store.ListWorkersAsync()).Count == 2);
        killed.Kill();
        await killed.WaitForExitAsync();

        var record = (await store.ListWorkersAsync()).Single(worker => worker.ProcessId == killed.Id);
        var key = new RegistryKeys("tj").Worker(record.Name);
        Assert.InRange((await store.Connection.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromMilliseconds(1), StoreLimits.WorkerTtl);
        // As if its time were over.
        await store.Connection.GetDatabase().KeyExpireAsync(key, TimeSpan.FromMilliseconds(1));

        await Eventually.TrueAsync(async () => (await store.ListWorkersAsync()).Select(static worker => worker.ProcessId).SequenceEqual([other.Id]));
    }

    private static Task<RedisJobStore> ConnectAsync(string endpoint) => RedisJobStore.ConnectAsync(new RedisOptions { Configuration = endpoint }, CancellationToken.None);

    private async Task BeatAsync(int calls)
        => await Eventually.TrueAsync(() =>
        {
            if (_registry.Calls.Count < calls)
            {
                _time.Advance(TimeSpan.FromSeconds(5));
            }

            return Task.FromResult(_registry.Calls.Count >= calls);
        });
}
