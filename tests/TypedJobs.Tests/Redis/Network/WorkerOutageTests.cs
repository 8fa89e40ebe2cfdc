using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Redis.Network;

/// <summary>The network or the server fails a worker: it carries on by itself, runs every job that was acknowledged, and says once what is wrong.</summary>
public sealed class WorkerOutageTests
{
    private const string Begins = "cannot be served";

    private readonly string _queue = $"network-{Guid.NewGuid():N}";
    private readonly Probe _probe;
    private readonly LogLines _log = new();

    public WorkerOutageTests() => _probe = ProbeJobs.Open(_queue);

    public static bool HasServer => RedisProcess.IsInstalled;

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    public async Task Worker_ConnectionsKilledAndScriptsFlushed_GoesOn()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var admin = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
        const int Kills = 10;
        await RunAsync(redis, redis.Endpoint, async stream =>
        {
            for (var i = 0; i < Kills; i++)
            {
                await stream.AdvanceAsync(20);
                await admin.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");
                await admin.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
                await admin.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub", "SKIPME", "yes");
            }
        });

        Assert.InRange(_log.Count(Begins), 0, Kills);
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    public async Task Worker_RedisKilledAndStartedAgain_GoesOnAndSaysSoOnce()
    {
        await using var redis = await RedisProcess.StartAsync("--appendonly", "yes", "--appendfsync", "always", "--save", "");
        await RunAsync(redis, redis.Endpoint, async stream =>
        {
            await redis.KillAsync();
            // Each gives up some seconds after its own last call: a call of the pump that waits for the connection would see nothing of a shorter outage.
            await Eventually.TrueAsync(() => Task.FromResult(
                !stream.NotStored.IsEmpty && _log.Count("could not be extended") > 0 && _log.Count(Begins) > 0));
            await redis.StartAgainAsync();
        });

        Assert.Equal(1, _log.Count(Begins));
        Assert.Equal(1, _log.Count("could not be extended"));
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    public async Task Worker_SlowConnection_GoesOnWithoutAnOutage()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var proxy = new FaultyProxy(redis.Port);
        await RunAsync(redis, proxy.Endpoint, async stream =>
        {
            proxy.Delay = TimeSpan.FromMilliseconds(150);
            await stream.AdvanceAsync(100);
            proxy.Delay = TimeSpan.Zero;
        });

        Assert.Empty(_log.Of(LogLevel.Error));
    }

    [Theory(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Worker_ConnectionsHalfOpen_OpensOthersAndGoesOn(bool requestsPass)
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var proxy = new FaultyProxy(redis.Port);
        await RunAsync(redis, proxy.Endpoint, async _ =>
        {
            proxy.Break(requestsPass);
            var ran = _probe.Ran.Count;
            // What was leased before may still run; only new leases bring so many.
            await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Count > ran + 2_500), seconds: 120);
        });

        Assert.Equal(1, _log.Count(Begins));
    }

    /// <summary>A worker runs what a direct client enqueues, while its own connections are disturbed; then all that was acknowledged has run.</summary>
    private async Task RunAsync(RedisProcess redis, string workersWay, Func<EnqueueStream, Task> disturb)
    {
        await using var client = await JobClient.ConnectAsync(redis.Endpoint);
        await using var stream = new EnqueueStream(4, number => client.EnqueueAsync(Probes.Count.With(_queue, number).OnQueue(_queue)));
        var worker = await WorkerHost.StartAsync(
            workersWay,
            _queue,
            static options => options.LeaseTime = TimeSpan.FromSeconds(3),
            services => services.AddSingleton<ILoggerProvider>(_log).Configure<LoggerFilterOptions>(static filter => filter.MinLevel = LogLevel.Warning));
        await Eventually.TrueAsync(() => Task.FromResult(!_probe.Ran.IsEmpty));
        await disturb(stream);
        await stream.AdvanceAsync(20);
        await stream.StopAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!stream.Stored.Select(static job => job.Number).Except(_probe.Ran).Any()));
        await worker.EndAsync();

        await using var store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint }, CancellationToken.None);
        var database = store.Connection.GetDatabase();
        Assert.Empty(_log.Of(LogLevel.Critical));
        Assert.Empty(await RedisInvariants.CheckAsync(database, store.KeysOf(_queue)));
        Assert.False(await database.KeyExistsAsync(store.KeysOf(_queue).Leases));
        Assert.Equal(0, await database.HashLengthAsync(store.KeysOf(_queue).Jobs));
    }
}
