using TypedJobs.Serialization;
using TypedJobs.Tests.Redis;

namespace TypedJobs.Tests.Worker;

/// <summary>What becomes of single attempts: limits, cancelling, effects that run once, handlers of the dead.</summary>
public sealed class AttemptTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"attempt-{Guid.NewGuid():N}";
    private readonly Probe _probe;
    private JobClient? _client;

    public AttemptTests(RedisServerFixture redis)
    {
        _redis = redis;
        _probe = ProbeJobs.Open(_queue);
    }

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    [Fact]
    public async Task Once_OverThreeAttempts_RunsTheEffectInTheFirstAndReplaysItsResult()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.Once.With(_queue).OnQueue(_queue));
        Assert.Equal("charged in attempt 1", await handle.GetResultAsync(TimeSpan.FromSeconds(30)));
        await worker.EndAsync();
        Assert.Equal([1], _probe.Ran);
    }

    [Fact]
    public async Task EarlyAck_OfAJobThatFails_IsDeadAfterOneAttempt()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.Early.With(_queue, true).OnQueue(_queue));
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        await worker.EndAsync();
        Assert.Equal([0], _probe.Ran);
    }

    [Fact]
    public async Task EarlyAck_OfAJobWhoseWorkerStops_IsNotRunAgain()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.DrainTimeout = TimeSpan.Zero);
        var handle = await Client.EnqueueAsync(Probes.Early.With(_queue, false).OnQueue(_queue));
        await _probe.Began.Task;
        await worker.EndAsync();
        var other = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        await other.EndAsync();
        Assert.Equal([0], _probe.Ran);
    }

    [Fact]
    public async Task SoftLimit_OfAJobThatCleansUpAndReturns_CountsAsAFailedAttempt()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.Soft.With(_queue).OnQueue(_queue));
        await _probe.Tripped.Task;
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        await worker.EndAsync();
        Assert.Equal(typeof(JobTimeoutException).FullName, (await FailureAsync(handle)).Type);
    }

    [Fact]
    public async Task HardLimit_InAWorkerWithoutChildren_AbandonsTheJobAndRefusesItsLateResult()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.Concurrency = 1);
        var handle = await Client.EnqueueAsync(Probes.Hard.With(_queue).OnQueue(_queue));
        await _probe.Began.Task;
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        // Its processor has a successor: the worker goes on.
        Assert.Equal(3, await (await Client.EnqueueAsync(Probes.Add.With(1, 2).OnQueue(_queue))).GetResultAsync(TimeSpan.FromSeconds(30)));
        _probe.Gate.SetResult();
        await _probe.Tripped.Task;
        await worker.EndAsync();
        Assert.Equal(JobState.Dead, await handle.GetStateAsync());
        await Assert.ThrowsAsync<JobFailedException>(() => handle.GetResultAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Cancel_OfARunningJobOnAnotherWorker_TripsItsTokenAndTakesItAway()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.Wait.With(_queue).OnQueue(_queue));
        await _probe.Began.Task;
        Assert.True(await handle.CancelAsync());
        await _probe.Tripped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.NotFound);
        await worker.EndAsync();
    }

    [Fact]
    public async Task OnDead_OfAJobThatDies_GetsItsLetterOnce()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.Queues.Add("mourners"));
        var handle = await Client.EnqueueAsync(Probes.Watched.With(_queue).OnQueue(_queue));
        await Eventually.TrueAsync(() => Task.FromResult(ProbeJobs.Letters.Any(letter => letter.Id == handle.Id)));
        await worker.EndAsync();
        var letter = Assert.Single(ProbeJobs.Letters, letter => letter.Id == handle.Id);
        Assert.Equal("probe.watched", letter.Name);
        Assert.Equal($"watched {_queue}", letter.Failure.Message);
        Assert.Equal($$"""{"channel":"{{_queue}}"}""", letter.Arguments);
        Assert.Single(letter.Attempts);
    }

    [Fact]
    public async Task OnDead_OfAJobThatIsRequeuedAndDiesAgain_GetsAnotherLetter()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue, static options => options.Queues.Add("mourners"));
        var handle = await Client.EnqueueAsync(Probes.Watched.With(_queue).OnQueue(_queue));
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        Assert.True(await Client.DeadLetters(_queue).RequeueAsync(handle.Id));
        await Eventually.TrueAsync(() => Task.FromResult(ProbeJobs.Letters.Count(letter => letter.Id == handle.Id) == 2));
        await worker.EndAsync();
    }

    private async Task<JobFailure> FailureAsync(JobHandle handle)
        => FailureCodec.FromBytes((await Client.Store.FindAsync(_queue, handle.Id)).Failure);
}
