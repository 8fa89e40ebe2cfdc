using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TypedJobs.Redis;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Tests.Redis.Network;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Client;

/// <summary>Who enqueues into a queue that no worker serves is told so, once, and with what may be meant.</summary>
public sealed class UnservedWatchTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly RecordingRegistry _registry = new();
    private readonly LogLines _log = new();
    private readonly UnservedWatch _watch;

    public UnservedWatchTests() => _watch = new UnservedWatch(_registry, "redis:6379", Minute, _time, _log);

    private string[] Warnings => _log.Of(LogLevel.Warning);

    public void Dispose() => _watch.Dispose();

    [Fact]
    public void UnservedQueue_AfterAMinute_IsWarnedOf_WithWhatMayBeMeant()
    {
        Serve("mail", "reports");
        _watch.Used("mial");
        _time.Advance(Minute - TimeSpan.FromSeconds(1));
        Assert.Empty(_registry.Calls);
        _time.Advance(TimeSpan.FromSeconds(1));

        var warning = Assert.Single(Warnings);
        Assert.Contains("queue 'mial' of Redis at redis:6379, which no worker serves: they wait", warning, StringComparison.Ordinal);
        Assert.Contains("Is 'mail' meant, which is served?", warning, StringComparison.Ordinal);
        Assert.Contains("--queues mial", warning, StringComparison.Ordinal);
        Assert.Contains("AddWorker", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("These are served: a, b, c, d, e, f, g, h, i, j, ….", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")]
    [InlineData("No worker serves any queue there: do the workers use another Redis, database or key prefix?")]
    public void UnservedQueue_ThatIsLikeNoOther_SaysWhatIsServed(string expected, params string[] served)
    {
        Serve(served);
        _watch.Used("newsletter");
        _time.Advance(Minute);

        Assert.Contains(expected, Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ServedQueue_IsAskedAboutOnceAMinute_AndOnlyWhileItIsUsed()
    {
        Serve("mail", "reports");
        for (var i = 0; i < 120; i++)
        {
            _watch.Used("mail");
            _watch.Used("reports");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["find mail,reports", "find mail,reports"], _registry.Calls);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, _registry.Calls.Count);
        Assert.Empty(Warnings);
    }

    [Fact]
    public void UnservedQueue_IsWarnedOfEveryTenMinutes_AndOnlyWhileItIsUsed()
    {
        for (var minute = 0; minute < 25; minute++)
        {
            _watch.Used("mail");
            _time.Advance(Minute);
        }

        Assert.Equal(3, Warnings.Length);
        // Between the warnings nothing is asked.
        Assert.Equal(3, _registry.Calls.Count(static call => call == "find mail"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, Warnings.Length);
    }

    [Fact]
    public void QueueThatWasServed_IsWarnedOfAfterAMinuteWithout_AndSaysUntilWhen()
    {
        Serve("mail");
        _watch.Used("mail");
        _time.Advance(Minute);
        Assert.Empty(Warnings);

        // A deploy: nobody for less than the minute.
        _registry.Queues[0] = Served("mail", TimeSpan.FromSeconds(45));
        _watch.Used("mail");
        _time.Advance(Minute);
        Assert.Empty(Warnings);

        // Nothing more is enqueued, and what was still waits.
        _registry.Queues[0] = Served("mail", TimeSpan.FromSeconds(105));
        _time.Advance(Minute);
        Assert.Contains("which no worker serves (one did until 2026-11-29 12:00:00Z, 00:01:45 ago): they wait", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void QueueThatIsServedInTime_IsNotWarnedOf()
    {
        _registry.Queues.Add(Served("mail", TimeSpan.FromSeconds(40)));
        _watch.Used("mail");
        _time.Advance(Minute);
        Serve("mail");
        _time.Advance(Minute);

        Assert.Equal(2, _registry.Calls.Count);
        Assert.Empty(Warnings);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, _registry.Calls.Count);
    }

    [Fact]
    public void QueueThatIsNew_WaitsForItsOwnMinute()
    {
        _watch.Used("first");
        _time.Advance(TimeSpan.FromSeconds(59));
        _watch.Used("second");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("'first'", Assert.Single(Warnings), StringComparison.Ordinal);
        _time.Advance(Minute);

        Assert.Equal(2, Warnings.Length);
        Assert.Contains("'second'", Warnings[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StoreFailure.NotSent)]
    [InlineData(StoreFailure.Unanswered)]
    [InlineData(StoreFailure.Refused)]
    internal void RedisAway_NothingIsSaid_UntilItTells(StoreFailure failure)
    {
        _registry.Failure = failure;
        _watch.Used("mail");
        _time.Advance(Minute);
        _time.Advance(Minute);
        Assert.Equal(2, _registry.Calls.Count);
        Assert.Empty(Warnings);

        _registry.Failure = null;
        _time.Advance(Minute);
        Assert.Single(Warnings);
    }

    [Fact]
    public void ManyUnservedQueues_AreSaidInPortions()
    {
        for (var i = 0; i < 15; i++)
        {
            _watch.Used($"tenant-{i}");
        }

        _time.Advance(Minute);
        Assert.Equal(10, Warnings.Length);
        _time.Advance(Minute);
        Assert.Equal(15, Warnings.Distinct().Count());
    }

    [Fact]
    public void Disposed_AsksNothing()
    {
        _watch.Used("mail");
        _watch.Dispose();
        _watch.Used("reports");
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Empty(_registry.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Host_EnqueuesForNobody_IsWarned_UnlessItIsSwitchedOff(bool off)
    {
        await using var server = await RedisProcess.StartAsync();
        await using var store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = server.Endpoint }, CancellationToken.None);
        await store.HeartbeatAsync(new WorkerRecord("one", "machine", 1, "1.0", ["mail"], 4, DateTimeOffset.UnixEpoch), StoreLimits.WorkerTtl);
        var builder = Host.CreateApplicationBuilder(off ? ["--TypedJobs:Client:WarnUnservedAfter=0"] : []);
        builder.Logging.ClearProviders().AddProvider(_log).AddFilter(static (category, _) => category == "TypedJobs.Client");
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_time));
        builder.AddTypedJobs(jobs => jobs.UseRedis(server.Endpoint));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var client = host.Services.GetRequiredService<IJobClient>();

        await client.EnqueueAsync(Probes.Count.With("x", 1).OnQueue("mail"), TestContext.Current.CancellationToken);
        await client.EnqueueAsync([Probes.Count.With("x", 1).OnQueue("mails"), Probes.Count.With("x", 2).OnQueue("mails")], TestContext.Current.CancellationToken);
        await client.EnqueueAsync(Probes.Count.With("x", 1).OnQueue("mial"), TestContext.Current.CancellationToken);
        _time.Advance(Minute);

        if (off)
        {
            // There is no timer that could have asked.
            var commands = await store.Connection.GetServers()[0].InfoAsync("commandstats");
            Assert.DoesNotContain(commands.SelectMany(static group => group), static command => command.Key == "cmdstat_zscore");
        }
        else
        {
            await Eventually.TrueAsync(() => Task.FromResult(Warnings.Length == 2));
            Assert.All(Warnings, static warning => Assert.Contains("Is 'mail' meant", warning, StringComparison.Ordinal));
        }

        Assert.Equal(off ? 0 : 2, Warnings.Length);
        await host.EndAsync();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(90_000)]
    public void Option_OutOfRange_SaysWhatToSet(double seconds)
    {
        var problem = Assert.Single(new JobClientOptions { WarnUnservedAfter = TimeSpan.FromSeconds(seconds) }.Problems());
        Assert.Contains("WarnUnservedAfter", problem, StringComparison.Ordinal);
        Assert.Contains("0 for no warning", problem, StringComparison.Ordinal);
    }

    private static ServedQueue Served(string queue, TimeSpan ago) => new(queue, new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero), ago);

    private void Serve(params string[] queues)
    {
        _registry.Queues.Clear();
        _registry.Queues.AddRange(queues.Select(static queue => Served(queue, TimeSpan.FromSeconds(3))));
    }
}
