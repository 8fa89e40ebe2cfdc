using TypedJobs.Tests.Redis;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Client;

/// <summary>Many wait for one job: each for as long as it likes.</summary>
public sealed class SharedWaitTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"shared-{Guid.NewGuid():N}";
    private JobClient? _client;

    public SharedWaitTests(RedisServerFixture redis) => _redis = redis;

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    [Fact]
    public async Task Waiters_OfOneJob_AllGetItsResultAlthoughOthersGaveUp()
    {
        var handle = await Client.EnqueueAsync(Probes.Add.With(1, 2).OnQueue(_queue));
        var patient = Enumerable.Range(0, 20).Select(_ => handle.GetResultAsync(TimeSpan.FromSeconds(60))).ToArray();
        await Assert.ThrowsAsync<TimeoutException>(() => handle.GetResultAsync(TimeSpan.FromMilliseconds(50)));
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handle.GetResultAsync(TimeSpan.FromSeconds(60), cancelled.Token));
        Assert.DoesNotContain(patient, static waiting => waiting.IsCompleted);
        Assert.Equal(1, Client.WaitedFor);

        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        Assert.All(await Task.WhenAll(patient), static result => Assert.Equal(3, result));
        await worker.EndAsync();
        Assert.Equal(0, Client.WaitedFor);
    }

    [Fact]
    public async Task Waiter_WhoGivesUp_LeavesNothingBehind()
    {
        var handle = await Client.EnqueueAsync(Probes.Add.With(1, 2).OnQueue(_queue));
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handle.GetResultAsync(TimeSpan.FromSeconds(60), cancelled.Token));
        Assert.Equal(0, Client.WaitedFor);
    }

    [Fact]
    public async Task Waiters_OfManyJobs_AreLookedUpTogether()
    {
        var handles = await Client.EnqueueAsync(Enumerable.Range(0, 3_000).Select(i => Probes.Add.With(i, 1).OnQueue(_queue)));
        var waiting = handles.Select(static handle => handle.GetResultAsync(TimeSpan.FromSeconds(60))).ToArray();
        await Eventually.TrueAsync(() => Task.FromResult(Client.WaitedFor == 3_000));

        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var results = await Task.WhenAll(waiting);
        await worker.EndAsync();

        Assert.Equal(Enumerable.Range(1, 3_000), results);
        Assert.Equal(0, Client.WaitedFor);
    }

    [Fact]
    public async Task Waiter_OfAJobThatIsCancelledMeanwhile_IsToldThatThereIsNone()
    {
        var handle = await Client.EnqueueAsync(Probes.Add.With(1, 2).OnQueue(_queue));
        var waiting = handle.GetResultAsync(TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => Task.FromResult(Client.WaitedFor == 1));

        Assert.True(await handle.CancelAsync());

        await Assert.ThrowsAsync<JobNotFoundException>(() => waiting);
    }
}
