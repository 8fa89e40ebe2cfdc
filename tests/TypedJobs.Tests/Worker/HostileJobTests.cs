using MessagePack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedJobs.Serialization;
using TypedJobs.Storage;
using TypedJobs.Tests.Jobs;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>Whatever a job, its exceptions, its services, a logger or stored bytes do: the job ends, and the worker keeps its processors.</summary>
public sealed class HostileJobTests : IAsyncLifetime
{
    private const int Concurrency = 2;

    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"hostile-{Guid.NewGuid():N}";
    private readonly Probe _probe;
    private JobClient? _client;

    public HostileJobTests(RedisServerFixture redis)
    {
        _redis = redis;
        _probe = ProbeJobs.Open(_queue);
    }

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Jobs_WhoseExceptionsMisbehave_AreDeadAndTheWorkerGoesOn(bool loggerThrows)
    {
        using var logging = new HostileLogging { Throws = loggerThrows };
        await using var worker = await StartAsync(logging);
        var handles = new List<JobHandle>();
        foreach (var kind in HostileExceptions.All)
        {
            handles.Add(await Client.EnqueueAsync(Probes.ThrowHostile.With(kind.Data).OnQueue(_queue)));
            handles.Add(await Client.EnqueueAsync(Probes.WrapHostile.With(kind.Data).OnQueue(_queue)));
        }

        await AllDeadAsync(handles.Select(static handle => handle.Id));
        await StillRunsAsync();
    }

    private static EnvelopeOptions ParkedSince(long unixMs)
    {
        var value = new byte[9];
        MessagePackPrimitives.TryWriteInt64(value, unixMs, out _);
        return default(EnvelopeOptions).With(EnvelopeKey.ParkedSince, value);
    }

    [Fact]
    public async Task Bodies_ThatAreHostile_AreDeadOrParkedAndTheWorkerGoesOn()
    {
        await using var worker = await StartAsync(new HostileLogging { Throws = false });
        var ids = new List<JobId>();
        foreach (var parkedSince in (long[])[long.MaxValue, long.MinValue, -1, 253_402_300_800_000])
        {
            ids.Add(await StoreAsync(JobEnvelope.Write("nobody.knows"u8, 1, ParkedSince(parkedSince), [0x90])));
            ids.Add(await StoreAsync(JobEnvelope.Write("nobody.knows"u8, int.MaxValue, ParkedSince(parkedSince), [0x90])));
        }

        foreach (var options in (byte[][])[[0x01], [0x81, 0x01, 0x01], [0x81, 0xa1, 0x61, 0x01], [0xdf, 0xff, 0xff, 0xff, 0xff]])
        {
            ids.Add(await StoreAsync(JobEnvelope.Write("nobody.knows"u8, 1, new EnvelopeOptions(options), [0x90])));
            ids.Add(await StoreAsync(JobEnvelope.Write("probe.fail"u8, 1, new EnvelopeOptions(options), [0x92, 0xa1, 0x61, 0xa1, 0x62])));
            ids.Add(await StoreAsync(JobEnvelope.Write("probe.early"u8, int.MaxValue, new EnvelopeOptions(options), [0x92, 0xa1, 0x61, 0xc3])));
        }

        foreach (var id in ids)
        {
            await Eventually.TrueAsync(async () => (await Client.Store.FindAsync(_queue, id)).State is JobState.Dead or JobState.Scheduled);
        }

        await StillRunsAsync();
    }

    [Fact]
    public async Task RetryRules_ThatThrow_LetTheJobBeTriedAgain()
    {
        var job = new JobDescriptor(Probes.Fail.Descriptor.Name, Probes.Fail.Descriptor.Invoker)
        {
            Retry = RetryPolicy.Default with { MaxAttempts = 2, BaseDelay = TimeSpan.FromMilliseconds(1) },
            Needs = Probes.Fail.Descriptor.Needs,
            IsRetryable = static _ => throw new InvalidOperationException("evil rule"),
        };
        await using var worker = await StartAsync(new HostileLogging(), services => services.AddSingleton(new JobRegistry([job, Probes.Add.Descriptor])));
        var handle = await Client.EnqueueAsync(Probes.Fail.With(_queue, "twice").OnQueue(_queue));
        await AllDeadAsync([handle.Id]);
        Assert.Equal([1, 2], _probe.Ran);
        await StillRunsAsync();
    }

    [Fact]
    public async Task CancellationCallback_ThatThrows_CostsNothingButItsJob()
    {
        await using var worker = await StartAsync(new HostileLogging());
        var handles = new List<JobHandle>();
        for (var i = 0; i < Concurrency * 2; i++)
        {
            handles.Add(await Client.EnqueueAsync(Probes.CallBack.With().OnQueue(_queue)));
        }

        await AllDeadAsync(handles.Select(static handle => handle.Id));
        await StillRunsAsync();
    }

    [Fact]
    public async Task ScopedService_WhoseDisposeThrows_DoesNotFailAJobThatSucceeded()
    {
        using var logging = new HostileLogging { Throws = false };
        await using var worker = await StartAsync(logging, static services => services.AddScoped<HostileService>());
        var handle = await Client.EnqueueAsync(Probes.DisposeBadly.With(_queue, false).OnQueue(_queue));
        Assert.Equal(7, await handle.GetResultAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal([1], _probe.Ran);
        Assert.Contains(logging.Lines, static line => line.Contains("evil disposal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ScopedService_WhoseDisposeThrows_DoesNotHideWhyAJobFailed()
    {
        await using var worker = await StartAsync(new HostileLogging(), static services => services.AddScoped<HostileService>());
        var handle = await Client.EnqueueAsync(Probes.DisposeBadly.With(_queue, true).OnQueue(_queue));
        await AllDeadAsync([handle.Id]);
        Assert.Equal("the method's own error", (await FailureAsync(handle.Id)).Message);
        Assert.Equal([1], _probe.Ran);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FormatError_ThatIsNotOfTheJobsOwnArguments_IsRetriedAsAnyOther(bool ours)
    {
        await using var worker = await StartAsync(new HostileLogging());
        var handle = await Client.EnqueueAsync(Probes.AskPartner.With(_queue, ours).OnQueue(_queue));
        await AllDeadAsync([handle.Id]);
        Assert.Equal([1, 2, 3], _probe.Ran);
    }

    [Fact]
    public async Task Result_LargerThanMaxResult_IsAnErrorThatNamesTheJobAndTheLimitAndIsNotRetried()
    {
        await using var worker = await StartAsync(new HostileLogging());
        var fits = await Client.EnqueueAsync(Probes.ReturnBytes.With(_queue, 4_000).OnQueue(_queue));
        Assert.Equal(4_000, (await fits.GetResultAsync(TimeSpan.FromSeconds(60))).Length);
        var handle = await Client.EnqueueAsync(Probes.ReturnBytes.With(_queue, 5_000).OnQueue(_queue));
        var exception = await Assert.ThrowsAsync<JobFailedException>(() => handle.GetResultAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(typeof(ResultTooLargeException).FullName, exception.Failure.Type);
        Assert.Contains($"'hostile.large' ({handle.Id})", exception.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("4,096", exception.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("JobWorkerOptions.MaxResult", exception.Failure.Message, StringComparison.Ordinal);
        Assert.Equal([1, 1], _probe.Ran);
        await StillRunsAsync();
    }

    [Fact]
    public async Task Effect_WhoseResultIsLargerThanMaxResult_IsNotRepeated()
    {
        await using var worker = await StartAsync(new HostileLogging());
        var handle = await Client.EnqueueAsync(Probes.KeepBytes.With(_queue, 5_000).OnQueue(_queue));
        await AllDeadAsync([handle.Id]);
        var failure = await FailureAsync(handle.Id);
        Assert.Equal(typeof(ResultTooLargeException).FullName, failure.Type);
        Assert.Contains("'report'", failure.Message, StringComparison.Ordinal);
        Assert.Equal([1], _probe.Ran);
    }

    [Fact]
    public async Task Timeout_OfAJob_KeepsWhereTheJobStood()
    {
        await using var worker = await StartAsync(new HostileLogging());
        var handle = await Client.EnqueueAsync(Probes.StandStill.With().OnQueue(_queue));
        await AllDeadAsync([handle.Id]);
        var failure = await FailureAsync(handle.Id);
        Assert.Equal(typeof(JobTimeoutException).FullName, failure.Type);
        Assert.Contains(nameof(HostileJobs) + ".StandStill", failure.StackTrace, StringComparison.Ordinal);
    }

    private async Task<RunningHost> StartAsync(HostileLogging logging, Action<IServiceCollection>? more = null)
        => new(await WorkerHost.StartAsync(
            _redis.Endpoint,
            _queue,
            static options =>
            {
                options.Concurrency = Concurrency;
                options.MaxResult = 4_096;
            },
            services =>
            {
                services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logging));
                more?.Invoke(services);
            }));

    private async Task<JobId> StoreAsync(byte[] body)
    {
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
        await Client.Store.EnqueueAsync(_queue, new[] { new NewJob(id, body) }, mayRepeat: false, maxLength: 0);
        return id;
    }

    private async Task AllDeadAsync(IEnumerable<JobId> ids)
    {
        foreach (var id in ids)
        {
            await Eventually.TrueAsync(async () => (await Client.Store.FindAsync(_queue, id)).State == JobState.Dead);
        }
    }

    /// <summary>Every processor takes jobs: as many as there are wait for each other.</summary>
    private async Task StillRunsAsync()
    {
        var handles = await Client.EnqueueAsync(Enumerable.Range(0, 50).Select(number => Probes.Add.With(number, 1).OnQueue(_queue)));
        foreach (var handle in handles)
        {
            await handle.GetResultAsync(TimeSpan.FromSeconds(60));
        }
    }

    private async Task<JobFailure> FailureAsync(JobId id) => FailureCodec.FromBytes((await Client.Store.FindAsync(_queue, id)).Failure);

    /// <summary>Stops in order when the test is done, which takes the whole drain time if a processor is lost.</summary>
    private sealed class RunningHost(Microsoft.Extensions.Hosting.IHost host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            var worker = host.Services.GetRequiredService<JobWorker>();
            await host.StopAsync();
            Assert.True(worker.EndedInOrder, "a processor or a pump did not end");
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
