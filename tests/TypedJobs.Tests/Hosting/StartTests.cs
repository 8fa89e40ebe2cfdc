using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Tests.Redis;
using TypedJobs.Tests.Redis.Network;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Hosting;

/// <summary>What a host does and says as it starts.</summary>
public sealed class StartTests(RedisServerFixture redis)
{
    private readonly string _queue = $"start-{Guid.NewGuid():N}";
    private readonly LogLines _log = new();

    [Fact]
    public async Task ClientOnlyHost_WithRedisAway_StartsSaysSoOnceAndEnqueuesWhenItIsBack()
    {
        await using var server = await RedisProcess.StartAsync();
        await server.StopAsync();
        var host = await StartAsync(jobs => jobs.UseRedis($"{server.Endpoint},asyncTimeout=500"));
        var client = host.Services.GetRequiredService<IJobClient>();

        var exception = await Assert.ThrowsAsync<JobEnqueueException>(async () => await client.EnqueueAsync(Probes.Add.With(1, 1).OnQueue(_queue)));
        Assert.False(exception.MayBeStored);
        await server.StartAgainAsync();
        await Eventually.TrueAsync(async () => await TryAsync(client));

        await Eventually.TrueAsync(() => Task.FromResult(_log.Count("answers now") == 1));
        Assert.Equal(1, _log.Count($"Cannot connect to Redis at {server.Endpoint}: nothing answers there"));
        await host.EndAsync();
    }

    [Fact]
    public async Task Host_ThatNeedsRedis_DoesNotStartWithoutIt()
    {
        var nowhere = $"127.0.0.1:{RedisProcess.FreePort()}";
        await Assert.ThrowsAsync<JobException>(() => StartAsync(jobs => jobs.UseRedis(nowhere).AddWorker()));
        await Assert.ThrowsAsync<JobException>(() => StartAsync(jobs => jobs.UseRedis(nowhere), ("TypedJobs:RequireRedisAtStart", "true")));
        await Assert.ThrowsAsync<JobException>(() => JobClient.ConnectAsync(nowhere));
    }

    [Theory]
    [InlineData(",abortConnect=false", null)]
    [InlineData("", "false")]
    public async Task Worker_ThatMayStartWithoutRedis_BeginsWhenItIsThere(string setting, string? required)
    {
        await using var server = await RedisProcess.StartAsync();
        await server.StopAsync();
        var host = await StartAsync(
            jobs => jobs.UseRedis($"{server.Endpoint},asyncTimeout=500{setting}").AddWorker(worker => worker.Queues.Add(_queue)), ("TypedJobs:RequireRedisAtStart", required));
        await server.StartAgainAsync();

        await Eventually.TrueAsync(async () => await TryAsync(host.Services.GetRequiredService<IJobClient>()));
        await Eventually.TrueAsync(() => Task.FromResult(!ProbeJobs.Open(_queue).Ran.IsEmpty));
        await host.EndAsync();
    }

    [Fact]
    public async Task Worker_ThatWaitsForRedis_StopsWhenItIsTold()
    {
        var host = await StartAsync(jobs => jobs
            .UseRedis($"127.0.0.1:{RedisProcess.FreePort()},asyncTimeout=500,abortConnect=false").AddWorker(worker => worker.Queues.Add(_queue)));

        await host.EndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, _log.Count("The worker waits for Redis"));
    }

    [Fact]
    public async Task ClientWithoutAHost_WithAbortConnectFalse_ConnectsLater()
    {
        await using var server = await RedisProcess.StartAsync();
        await server.StopAsync();
        await using var client = await JobClient.ConnectAsync($"{server.Endpoint},abortConnect=false,asyncTimeout=500");
        await server.StartAgainAsync();

        await Eventually.TrueAsync(async () => await TryAsync(client));
    }

    [Fact]
    public async Task UnknownKeysAndMisspeltOptions_AreSaid_AndForeignOnesAreNot()
    {
        var host = await StartAsync(
            jobs => jobs.UseRedis(redis.Endpoint).AddWorker(worker => worker.Queues.Add(_queue)),
            ["--concurency", "4", "--redsi=redis://user:s3cret@host", "--reset", "true", "--TypedJobs:Worker:Concurrncy", "4"],
            ("TypedJobs:Worker:LeasTime", "15s"),
            ("TypedJobs:Nonsense", "1"),
            ("TypedJobs:Client:MaxLengths:mail", "1000"),
            ("TypedJobs:Worker:Queues:1", _queue),
            ("TypedJobs:Servers:billing:Redis", "host"),
            ("Redis", "cache:6379"));
        await host.EndAsync();

        var warnings = _log.Of(LogLevel.Warning).Where(static line => line.Contains("which no option", StringComparison.Ordinal) || line.Contains("is no option", StringComparison.Ordinal)).Order().ToArray();
        Assert.Equal(6, warnings.Length);
        Assert.Contains(warnings, static line => line.Contains("'--concurency'", StringComparison.Ordinal) && line.Contains("'--concurrency'", StringComparison.Ordinal));
        Assert.Contains(warnings, static line => line.Contains("'--redsi'", StringComparison.Ordinal) && line.Contains("'--redis'", StringComparison.Ordinal));
        Assert.Contains(warnings, static line => line.Contains("'TypedJobs:Worker:LeasTime'", StringComparison.Ordinal) && line.Contains("Is 'TypedJobs:Worker:LeaseTime' meant?", StringComparison.Ordinal));
        Assert.Contains(warnings, static line => line.Contains("'TypedJobs:Worker:Concurrncy'", StringComparison.Ordinal));
        Assert.Contains(warnings, static line => line.Contains("'TypedJobs:Nonsense'", StringComparison.Ordinal));
        Assert.Contains(warnings, static line => line.Contains("'TypedJobs:Servers:billing:Redis'", StringComparison.Ordinal));
        Assert.Equal(0, _log.Count("s3cret"));
    }

    [Fact]
    public async Task EmbeddedSettings_AreKnown()
    {
        var host = await StartAsync(jobs => jobs.UseEmbeddedRedis(), ("TypedJobs:Embedded:Port", "0"));
        await host.EndAsync();

        Assert.Empty(_log.Of(LogLevel.Warning));
    }

    [Fact]
    public async Task QueueThatNoJobNames_IsSaid()
    {
        var host = await StartAsync(jobs => jobs.UseRedis(redis.Endpoint).AddWorker(worker => worker.Queues.Add("mourner")));
        await host.EndAsync();

        var line = Assert.Single(_log.Of(LogLevel.Warning), static line => line.Contains("'mourner'", StringComparison.Ordinal));
        Assert.Contains("Is 'mourners' meant?", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceThatIsNotRegistered_StopsTheStart_AndNamesJobAndParameter()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(jobs => jobs.UseRedis(redis.Endpoint).AddWorker(worker => worker.Queues.Add("needy"))));

        Assert.Contains("job 'probe.needy' takes [FromServices]", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{typeof(IUnregistered)} missing", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[FromKeyedServices(\"spare\")]", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("optional", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TimeProvider", exception.Message, StringComparison.Ordinal);
    }

    private Task<IHost> StartAsync(Action<TypedJobsBuilder> configure, params (string Key, string? Value)[] settings) => StartAsync(configure, [], settings);

    private async Task<IHost> StartAsync(Action<TypedJobsBuilder> configure, string[] arguments, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(arguments);
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Logging.ClearProviders().AddProvider(_log).AddFilter(static (category, _) => category?.StartsWith("TypedJobs", StringComparison.Ordinal) == true);
        builder.Services.AddScoped<ScopedThing>();
        builder.AddTypedJobs(configure);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    private async Task<bool> TryAsync(IJobClient client)
    {
        try
        {
            await client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
            return true;
        }
        catch (JobEnqueueException)
        {
            return false;
        }
    }
}
