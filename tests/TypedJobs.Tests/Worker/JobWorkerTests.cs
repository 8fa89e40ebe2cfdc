using TypedJobs.Serialization;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>A worker and a client in this process, on a real Redis.</summary>
public sealed class JobWorkerTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"worker-{Guid.NewGuid():N}";
    private readonly Probe _probe;
    private JobClient? _client;

    public JobWorkerTests(RedisServerFixture redis)
    {
        _redis = redis;
        _probe = ProbeJobs.Open(_queue);
    }

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    [Fact]
    public async Task TwoWorkers_TenThousandJobsAndNoFault_RunEachExactlyOnce()
    {
        await Client.EnqueueAsync(Enumerable.Range(0, 10_000).Select(number => Probes.Count.With(_queue, number).OnQueue(_queue)));
        var first = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var second = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Count >= 10_000));
        await first.EndAsync();
        await second.EndAsync();
        Assert.Equal(Enumerable.Range(0, 10_000), _probe.Ran.Order());
    }

    [Fact]
    public async Task Result_OfAJob_ReachesTheOneWhoWaits()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.Add.With(40, 2).OnQueue(_queue));
        Assert.Equal(42, await handle.GetResultAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(JobState.Succeeded, await handle.GetStateAsync());
        Assert.Equal(42, await handle.GetResultAsync(TimeSpan.FromSeconds(30)));
        await worker.EndAsync();
    }

    [Fact]
    public async Task Result_OfADeadJob_IsItsFailure()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.FailWithResult.With().OnQueue(_queue));
        var exception = await Assert.ThrowsAsync<JobFailedException>(() => handle.GetResultAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("no result", exception.Failure.Message);
        Assert.Equal(JobState.Dead, await handle.GetStateAsync());
        await worker.EndAsync();
    }

    [Fact]
    public async Task Result_OfAJobThatNobodyRuns_TimesOutAndSaysWhereToLook()
    {
        var handle = await Client.EnqueueAsync(Probes.Add.With(1, 1).OnQueue(_queue));
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => handle.GetResultAsync(TimeSpan.FromMilliseconds(50)));
        Assert.Contains(_queue, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Is a worker running", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_ThatFailsEveryTime_IsTriedTenTimesAndThenDead()
    {
        var registry = new JobRegistry([Impatient(Probes.Fail.Descriptor)]);
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, services: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, registry));
        var handle = await Client.EnqueueAsync(Probes.Fail.With(_queue, "always").OnQueue(_queue));
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        await worker.EndAsync();
        Assert.Equal(Enumerable.Range(1, 10), _probe.Ran);
        var snapshot = await Client.Store.FindAsync(_queue, handle.Id);
        Assert.Equal("always", FailureCodec.FromBytes(snapshot.Failure).Message);
        Assert.Equal(10, FailureHistory.Of(JobEnvelope.Parse(snapshot.Body).Options).Count);
    }

    [Fact]
    public async Task Job_ThatFailsForGood_IsDeadAtOnce()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.FailForGood.With(_queue).OnQueue(_queue));
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        await worker.EndAsync();
        Assert.Equal([1], _probe.Ran);
    }

    [Fact]
    public async Task Job_ThatAsksToBeTriedAgain_SeesWhyItDid()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.RetryOnce.With(_queue).OnQueue(_queue));
        Assert.Equal(1, await handle.GetResultAsync(TimeSpan.FromSeconds(30)));
        await worker.EndAsync();
        Assert.Equal([1, 2], _probe.Ran);
    }

    [Fact]
    public async Task Job_WithADelay_RunsWhenItIsDue()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var later = await Client.EnqueueAsync(Probes.Count.With(_queue, 2).OnQueue(_queue).In(TimeSpan.FromMilliseconds(300)));
        Assert.Equal(JobState.Scheduled, await later.GetStateAsync());
        await Client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Count == 2));
        await worker.EndAsync();
        Assert.Equal([1, 2], _probe.Ran);
    }

    [Fact]
    public async Task Jobs_OfThreePriorities_RunHighestFirst()
    {
        JobPriority[] priorities = [JobPriority.Low, JobPriority.Normal, JobPriority.High];
        foreach (var priority in priorities)
        {
            await Client.EnqueueAsync(Probes.Count.With(_queue, (int)priority).OnQueue(_queue).WithPriority(priority));
        }

        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.Concurrency = 1);
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Count == 3));
        await worker.EndAsync();
        Assert.Equal([2, 1, 0], _probe.Ran);
    }

    [Fact]
    public async Task Job_OfAnotherBuild_IsParkedAndHoldsUpNoOther()
    {
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
        await Client.Store.EnqueueAsync(_queue, new[] { new NewJob(id, JobEnvelope.Write("nobody.knows"u8, 1, default, [0x90])) }, mayRepeat: false, maxLength: 0);
        await Client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Count == 1));
        await Eventually.TrueAsync(async () => (await Client.Store.FindAsync(_queue, id)).State == JobState.Scheduled);
        await worker.EndAsync();
        var body = (await Client.Store.FindAsync(_queue, id)).Body;
        Assert.Equal(1, JobEnvelope.Parse(body).Attempt);
        Assert.NotNull(Parking.SinceOf(JobEnvelope.Parse(body).Options, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task Envelopes_OfRandomBytes_EndInDeadWithTheirBytesAndTheWorkerGoesOn()
    {
        var random = new Random(20261122);
        var jobs = Enumerable.Range(0, 500).Select(_ =>
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            return new NewJob(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), bytes);
        }).ToArray();
        await Client.Store.EnqueueAsync(_queue, jobs, mayRepeat: false, maxLength: 0);
        await Client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Count == 1));
        foreach (var job in jobs)
        {
            await Eventually.TrueAsync(async () => (await Client.Store.FindAsync(_queue, job.Id)).State == JobState.Dead);
            Assert.Equal(job.Body.ToArray(), (await Client.Store.FindAsync(_queue, job.Id)).Body.ToArray());
        }

        await worker.EndAsync();
    }

    [Fact]
    public async Task Envelopes_OfAKnownJobWithDamagedArguments_EndInDeadAtOnce()
    {
        var random = new Random(4711);
        var jobs = Enumerable.Range(0, 200).Select(_ =>
        {
            var arguments = new byte[random.Next(1, 40)];
            random.NextBytes(arguments);
            byte[] body = [.. JobEnvelope.Prefix("probe.count"), .. arguments];
            return new NewJob(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), body);
        }).ToArray();
        await Client.Store.EnqueueAsync(_queue, jobs, mayRepeat: false, maxLength: 0);
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        foreach (var job in jobs)
        {
            await Eventually.TrueAsync(async () => (await Client.Store.FindAsync(_queue, job.Id)).State is JobState.Dead or JobState.NotFound);
        }

        await worker.EndAsync();
    }

    [Fact]
    public async Task Services_OfAnAttempt_ComeFromOneScopeThatIsDisposed()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var first = await (await Client.EnqueueAsync(Probes.Scoped.With().OnQueue(_queue))).GetResultAsync(TimeSpan.FromSeconds(30));
        var second = await (await Client.EnqueueAsync(Probes.Scoped.With().OnQueue(_queue))).GetResultAsync(TimeSpan.FromSeconds(30));
        await worker.EndAsync();
        Assert.NotEqual("two scopes", first);
        Assert.NotEqual(first, second);
        Assert.True(ScopedThing.AllDisposed);
    }

    [Fact]
    public async Task Stop_WhileAJobRuns_WaitsForItAndHandsBackWhatDidNotStart()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.Concurrency = 1);
        await Client.EnqueueAsync(Probes.Wait.With(_queue).OnQueue(_queue));
        await _probe.Began.Task;
        var waiting = await Client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        var stopping = worker.StopAsync();
        _probe.Gate.SetResult();
        await stopping;
        await ((IAsyncDisposable)worker).DisposeAsync();
        Assert.Equal(JobState.Pending, await waiting.GetStateAsync());
        Assert.Equal([0], _probe.Ran);
    }

    [Fact]
    public async Task Stop_AfterTheDrainTime_TripsTheTokenAndHandsTheJobBackWithNoAttemptCounted()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.DrainTimeout = TimeSpan.Zero);
        var handle = await Client.EnqueueAsync(Probes.Wait.With(_queue).OnQueue(_queue));
        await _probe.Began.Task;
        await worker.EndAsync();
        await _probe.Tripped.Task;
        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
        Assert.Equal(1, JobEnvelope.Parse((await Client.Store.FindAsync(_queue, handle.Id)).Body).Attempt);
    }

    [Fact]
    public async Task Stop_WhileAJobIgnoresItsToken_HandsItBackAtOnceWithNoAttemptCounted()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.DrainTimeout = TimeSpan.Zero);
        var handle = await Client.EnqueueAsync(Probes.BlockPool.With(_queue).OnQueue(_queue));
        await _probe.Began.Task;
        await worker.EndAsync();
        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
        Assert.Equal(1, JobEnvelope.Parse((await Client.Store.FindAsync(_queue, handle.Id)).Body).Attempt);
        _probe.Gate.SetResult();
    }

    [Fact]
    public async Task Worker_WithOptionsThatCannotBe_DoesNotStartAndSaysWhatToSet()
    {
        var exception = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => WorkerHost.StartAsync(_redis.Endpoint, "no queue", static options => options.Concurrency = 0));
        Assert.Contains("'no queue' cannot name a queue", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--concurrency", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_WithArguments_TakesThemOverItsCode()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, "elsewhere", null, null, "--queues", _queue, "--concurrency", "2", "--TypedJobs:Worker:LeaseTime", "20s");
        var handle = await Client.EnqueueAsync(Probes.Add.With(1, 2).OnQueue(_queue));
        Assert.Equal(3, await handle.GetResultAsync(TimeSpan.FromSeconds(30)));
        await worker.EndAsync();
    }

    [Fact]
    public async Task Enqueue_WithTheSameIdTwice_IsOneJob()
    {
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
        var call = Probes.Count.With(_queue, 1).OnQueue(_queue).WithId(id);
        await Client.EnqueueAsync(call);
        await Client.EnqueueAsync(call);
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        await Client.EnqueueAsync(Probes.Count.With(_queue, 2).OnQueue(_queue));
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Contains(2)));
        await worker.EndAsync();
        Assert.Equal([1, 2], _probe.Ran.Order());
    }

    [Fact]
    public async Task Cancel_OfAJobThatIsScheduled_TakesItAwayAtOnce()
    {
        var handle = await Client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue).In(TimeSpan.FromHours(1)));
        Assert.Equal(JobState.Scheduled, await handle.GetStateAsync());
        Assert.True(await handle.CancelAsync());
        Assert.Equal(JobState.NotFound, await handle.GetStateAsync());
        Assert.False(await handle.CancelAsync());
    }

    [Fact]
    public async Task Cancel_OfAJobThatWaits_KeepsItFromRunning()
    {
        var handle = await Client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        Assert.True(await handle.CancelAsync());
        Assert.Equal(JobState.NotFound, await handle.GetStateAsync());
        await Client.EnqueueAsync(Probes.Count.With(_queue, 2).OnQueue(_queue));
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Contains(2)));
        await worker.EndAsync();
        Assert.Equal([2], _probe.Ran);
    }

    private static JobDescriptor Impatient(JobDescriptor job)
        => new(job.Name, job.Invoker) { Retry = job.Retry with { BaseDelay = TimeSpan.FromMilliseconds(1) }, Needs = job.Needs, Queue = job.Queue };
}
