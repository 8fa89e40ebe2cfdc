using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TypedJobs.Redis;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>A call is done and its answer is lost, as when the connection breaks in between: nothing is done twice because of it.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"lost-{Guid.NewGuid():N}";
    private readonly Probe _probe;
    private readonly WorkerSession _other = new("another worker", LeaseMs: 60_000);
    private RedisJobStore? _store;
    private JobClient? _client;

    public LostAnswerTests(RedisServerFixture redis)
    {
        _redis = redis;
        _probe = ProbeJobs.Open(_queue);
    }

    private RedisJobStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _client = await JobClient.ConnectAsync(_redis.Endpoint);
        _store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = _redis.Endpoint }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        var violations = await RedisInvariants.CheckAsync(Store.Connection.GetDatabase(), Store.KeysOf(_queue));
        await _client!.DisposeAsync();
        await Store.DisposeAsync();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task Retry_WhoseAnswerIsLostWhileAnotherWorkerFinishesTheJob_DoesNotBringItBack()
    {
        var (store, control) = LossyStore.Around(Store);
        var sentAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lost = false;
        control.Lose(async request =>
        {
            if (lost)
            {
                sentAgain.TrySetResult();
                return false;
            }

            lost = request.Settlements.ToArray().Any(static settlement => settlement.Kind == SettlementKind.Retry);
            if (lost)
            {
                await FinishElsewhereAsync();
            }

            return lost;
        });
        var handle = await _client!.EnqueueAsync(Probes.RetryOnce.With(_queue).OnQueue(_queue));
        var worker = await StartAsync(store);

        await sentAgain.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal([1], _probe.Ran);
        Assert.Equal(JobState.NotFound, await handle.GetStateAsync());
    }

    [Fact]
    public async Task Job_RecoveredWhileItsWorkerWasCutOff_IsNotSettledByThatWorker()
    {
        var (store, control) = LossyStore.Around(Store);
        var cutOff = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = await _client!.EnqueueAsync(Probes.Wait.With(_queue).OnQueue(_queue));
        var worker = await StartAsync(store);
        await _probe.Began.Task.WaitAsync(TimeSpan.FromSeconds(60));
        control.Extends = false;
        control.Lose(async request =>
        {
            // The call that settles the second job is the one that is lost; until the worker is back, its first job is another's.
            if (cutOff.Task.IsCompleted || request.Settlements.Length == 0)
            {
                return false;
            }

            await TakeOverAsync();
            cutOff.TrySetResult();
            return true;
        });

        await _client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        await cutOff.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await _probe.Tripped.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal(JobState.Active, await held.GetStateAsync());
        Assert.Equal([held.Id], await Store.ListLeasedAsync(_queue, _other) ?? []);
        await Store.ReleaseAsync(_queue, _other, new[] { held.Id }, endSession: true);
        await held.CancelAsync();
    }

    [Fact]
    public async Task Job_WhoseLeaseWasOverWhenTheWorkerWokeUp_IsNotBegun()
    {
        var (store, control) = LossyStore.Around(Store);
        var time = new FakeTimeProvider();
        var woke = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // As when the process is stopped with the answer on its way: by its own clock it wakes after its lease, and another worker has the job.
        control.Lose(async _ =>
        {
            if (!woke.Task.IsCompleted)
            {
                control.Extends = false;
                await TakeOverAsync();
                time.Advance(TimeSpan.FromSeconds(2));
                woke.SetResult();
            }

            return false;
        });
        await _client!.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        var worker = await StartAsync(store, time, concurrency: 1);

        await woke.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await _client.EnqueueAsync(Probes.Count.With(_queue, 2).OnQueue(_queue));
        await Eventually.TrueAsync(() => Task.FromResult(_probe.Ran.Contains(2)));
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal([2], _probe.Ran);
        var done = (await Store.ListLeasedAsync(_queue, _other))!.Select(static id => new Settlement(id, SettlementKind.Succeeded)).ToArray();
        await Store.LeaseAsync(_queue, _other, new LeaseRequest(done, 0, 1));
        await Store.ReleaseAsync(_queue, _other, default, endSession: true);
    }

    [Fact]
    public async Task Job_LeasedByACallWithoutAnAnswer_IsHandedBackAtOnceWhenTheWorkerStops()
    {
        var (store, control) = LossyStore.Around(Store);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        control.Lose(_ => Task.FromResult(lost.TrySetResult() || true));
        var handle = await _client!.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue));
        var worker = await StartAsync(store);

        await lost.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
        Assert.False(await Store.Connection.GetDatabase().KeyExistsAsync(Store.KeysOf(_queue).Leases));
        Assert.Empty(_probe.Ran);
    }

    [Fact]
    public async Task DeadLetter_OfAJobWhoseRecoveryWasNotAnswered_ComesWithALaterOne()
    {
        var (store, control) = LossyStore.Around(Store);
        control.RecoveriesToLose = 2;
        var handle = await _client!.EnqueueAsync(Probes.Watched.With(_queue).OnQueue(_queue));
        await Store.LeaseAsync(_queue, new WorkerSession("a worker that dies", 1_000), new LeaseRequest(default, 1, 0));
        // As if it ran alone, for the third time.
        var (database, keys) = (Store.Connection.GetDatabase(), Store.KeysOf(_queue));
        await database.HashSetAsync(keys.Crashes, handle.Id.ToByteArray(), "2 0");
        await database.HashSetAsync(keys.Begun, handle.Id.ToByteArray(), $"{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()} alone");
        var worker = await StartAsync(store, configure: static options =>
        {
            options.Queues.Add("mourners");
        });

        await Eventually.TrueAsync(() => Task.FromResult(ProbeJobs.Letters.Any(letter => letter.Id == handle.Id)));
        await worker.StopAsync(CancellationToken.None);

        var letter = Assert.Single(ProbeJobs.Letters, letter => letter.Id == handle.Id);
        Assert.Equal(("WorkerCrashed", 0), (letter.Failure.Type, control.RecoveriesToLose));
        Assert.Equal(JobState.Dead, await handle.GetStateAsync());
        Assert.False(await Store.Connection.GetDatabase().KeyExistsAsync(Store.KeysOf(_queue).Unannounced));
    }

    private async Task<JobWorker> StartAsync(IJobStore store, TimeProvider? time = null, int concurrency = 4, Action<JobWorkerOptions>? configure = null)
    {
        var options = new JobWorkerOptions { Concurrency = concurrency, LeaseTime = TimeSpan.FromSeconds(1), MaxPrefetch = 0 };
        options.Queues.Add(_queue);
        configure?.Invoke(options);
        var worker = new JobWorker(
            _ => ValueTask.FromResult(store),
            static () => JobCatalog.ToRegistry(),
            options,
            new ServiceCollection().BuildServiceProvider(),
            time ?? TimeProvider.System,
            Random.Shared,
            NullLoggerFactory.Instance);
        await worker.StartAsync(CancellationToken.None);
        return worker;
    }

    /// <summary>Another worker leases the one job, when its time has come, and ends it.</summary>
    private async Task FinishElsewhereAsync()
    {
        LeaseReply reply;
        do
        {
            reply = await Store.LeaseAsync(_queue, _other, new LeaseRequest(default, 1, 0));
        }
        while (reply.Jobs.Length == 0);

        var done = new[] { new Settlement(reply.Jobs[0].Id, SettlementKind.Succeeded) };
        await Store.LeaseAsync(_queue, _other, new LeaseRequest(done, 0, 1));
        await Store.ReleaseAsync(_queue, _other, default, endSession: true);
    }

    /// <summary>Another worker leases what the one that is cut off holds, once it is recovered: by this call, or by the recoverer of the worker itself, which
    /// knows no session from another.</summary>
    private async Task TakeOverAsync()
    {
        await Eventually.TrueAsync(async () =>
        {
            await Store.RecoverExpiredAsync(_queue, maxCrashes: 3, default);
            return (await Store.LeaseAsync(_queue, _other, new LeaseRequest(default, 1, 0))).Jobs.Length == 1;
        });
    }
}
