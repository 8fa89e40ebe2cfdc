using TypedJobs.Tests.Redis;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Client;

/// <summary>From an id, as text, to the job: by another client, as another process or the same one after a restart would.</summary>
public sealed class JobHandleTests : IAsyncLifetime
{
    private readonly string _redis;
    private readonly string _queue = $"handle.{Guid.NewGuid():N}";
    private JobClient? _first;
    private JobClient? _later;

    public JobHandleTests(RedisServerFixture redis) => _redis = redis.Endpoint;

    private JobClient First => _first!;

    private IJobClient Later => _later!;

    public async ValueTask InitializeAsync()
    {
        _first = await JobClient.ConnectAsync(_redis);
        _later = await JobClient.ConnectAsync(_redis);
    }

    public async ValueTask DisposeAsync()
    {
        await _first!.DisposeAsync();
        await _later!.DisposeAsync();
    }

    [Fact]
    public async Task GetHandle_OfTheTextOfAnId_HasStateAndResult()
    {
        var text = (await First.EnqueueAsync(Probes.Add.With(40, 2).OnQueue(_queue))).Id.ToString();
        Assert.StartsWith(_queue + ".", text, StringComparison.Ordinal);
        Assert.Equal(JobState.Pending, await Later.GetHandle(JobId.Parse(text)).GetStateAsync());

        var worker = await WorkerHost.StartAsync(_redis, _queue);
        Assert.Equal(42, await Later.GetHandle<int>(JobId.Parse(text)).GetResultAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(42, await Later.GetHandle(Probes.Add, JobId.Parse(text)).GetResultAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(42, await Probes.Add.GetHandle(Later, JobId.Parse(text)).GetResultAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(JobState.Succeeded, await Later.GetStateAsync(JobId.Parse(text)));
        await worker.EndAsync();
    }

    [Fact]
    public async Task GetHandle_ByWhateverIdTheLibraryGives_FindsTheJob()
    {
        var worker = await WorkerHost.StartAsync(_redis, _queue);
        var handle = await First.EnqueueAsync(Probes.FailForGood.With(_queue).OnQueue(_queue));
        await Eventually.TrueAsync(async () => await Later.GetStateAsync(handle.Id) == JobState.Dead);
        await worker.EndAsync();

        var letter = await Later.DeadLetters(_queue).FindAsync(handle.Id);

        Assert.Equal((handle.Id, _queue), (letter!.Id, letter.Id.Queue));
        Assert.Equal(JobState.Dead, await Later.GetHandle(letter.Id).GetStateAsync());
    }

    [Fact]
    public async Task Cancel_ByTheTextOfAnId_TakesTheJobAway()
    {
        var id = JobId.Parse((await First.EnqueueAsync(Probes.Add.With(1, 1).OnQueue(_queue).In(TimeSpan.FromHours(1)))).Id.ToString());

        Assert.True(await Later.CancelAsync(id));
        Assert.False(await Later.GetHandle(id).CancelAsync());
        Assert.Equal(JobState.NotFound, await Later.GetStateAsync(id));
    }

    [Fact]
    public async Task Bulk_Handles_HaveIdsThatNameTheirQueues()
    {
        var handles = await First.EnqueueAsync([Probes.Add.With(1, 1).OnQueue(_queue), Probes.Add.With(1, 1).OnQueue(_queue + "-2")]);

        Assert.Equal([_queue, _queue + "-2"], handles.Select(static handle => handle.Id.Queue));
    }

    [Fact]
    public void GetHandle_OfAnIdWithoutItsQueue_SaysWhatToDoUnlessTheJobIsGiven()
    {
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);

        Assert.Contains("id.OnQueue(\"mail\")", Assert.Throws<ArgumentException>(() => Later.GetHandle(id)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Later.GetHandle<int>(id));
        Assert.Throws<ArgumentException>(() => Later.GetHandle(default(JobId).OnQueue("mail")));
        Assert.Equal(Probes.Add.Descriptor.Queue, Later.GetHandle(Probes.Add, id).Queue);
        Assert.Equal("low", Later.GetHandle(Probes.Add, id.OnQueue("low")).Queue);
    }

    [Fact]
    public async Task GetResult_OfATypeThatNoJobReturns_SaysSo()
    {
        var handle = Later.GetHandle<JobHandleTests>(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared).OnQueue(_queue));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => handle.GetResultAsync(TimeSpan.FromSeconds(1)));

        Assert.Contains(nameof(JobHandleTests), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResult_WithANegativeTimeout_IsAnErrorOfTheArgument()
    {
        var handle = await First.EnqueueAsync(Probes.Add.With(1, 1).OnQueue(_queue));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => handle.GetResultAsync(TimeSpan.FromSeconds(-9)));
    }

    [Fact]
    public async Task EnqueueAsync_WithAClient_GoesThere()
    {
        var handle = await Probes.Add.With(1, 2).OnQueue(_queue).EnqueueAsync(Later);
        var plain = await Probes.Count.With(_queue, 1).OnQueue(_queue).EnqueueAsync(Later);

        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
        Assert.Equal(JobState.Pending, await plain.GetStateAsync());
        Assert.Equal(_queue, Probes.Add.With(1, 2).OnQueue(_queue).Enqueue(Later).Queue);
    }

    [Fact]
    public async Task FakeClient_OfATest_SeesWhatIsEnqueuedAndAnswers()
    {
        var fake = new FakeClient();

        var handle = await Probes.Add.With(1, 2).OnQueue("mail").EnqueueAsync(fake);

        Assert.Equal("probe.add on mail", Assert.Single(fake.Enqueued));
        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
        Assert.Equal("mail", ((IJobClient)fake).Enqueue(Probes.Count.With("x", 1).OnQueue("mail")).Queue);
    }

    private sealed class FakeClient : IJobClient
    {
        public List<string> Enqueued { get; } = [];

        public string Endpoint => "nowhere";

        public JobInspector Inspector => throw new NotSupportedException();

        public ValueTask<JobHandle> EnqueueAsync(JobCall call, CancellationToken cancellationToken = default) => new(new JobHandle(this, Note(call)));

        public ValueTask<JobHandle<TResult>> EnqueueAsync<TResult>(JobCall<TResult> call, CancellationToken cancellationToken = default)
            => new(new JobHandle<TResult>(this, Note(call)));

        public Task<IReadOnlyList<JobHandle>> EnqueueAsync(IEnumerable<JobCall> calls, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<JobHandle<TResult>>> EnqueueAsync<TResult>(IEnumerable<JobCall<TResult>> calls, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public ValueTask<JobState> GetStateAsync(JobId id, CancellationToken cancellationToken = default) => new(JobState.Pending);

        public ValueTask<bool> RescheduleAsync(JobId id, TimeSpan delay, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<bool> RescheduleAsync(JobId id, DateTimeOffset time, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<bool> CancelAsync(JobId id, CancellationToken cancellationToken = default) => new(true);

        public Task<TResult> GetResultAsync<TResult>(JobDefinition<TResult> job, JobId id, TimeSpan timeout, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public DeadLetters DeadLetters(string queue) => throw new NotSupportedException();

        private JobId Note(JobCall call)
        {
            Enqueued.Add($"{call.Definition} on {call.Queue}");
            return JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared).OnQueue(call.Queue);
        }
    }
}
