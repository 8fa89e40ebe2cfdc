using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>Real processes that are told to stop.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const int AnHour = 3_600_000;

    private readonly Ledger _ledger = new();
    private RedisProcess? _redis;
    private JobClient? _client;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RedisProcess.IsInstalled, "Needs a redis-server that it can stop.");
        _redis = await RedisProcess.StartAsync();
        _client = await JobClient.ConnectAsync(_redis.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        if (_redis is not null)
        {
            await _client!.DisposeAsync();
            await _redis.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Worker_OfManyQueuesToldToStopWhileRedisIsAway_EndsSoonAfterItsDrainTimeAndSaysWhatIsTrue(bool killed)
    {
        var queues = Enumerable.Range(0, 20).Select(static number => $"away-{number}").ToArray();
        var handles = new List<JobHandle>();
        foreach (var queue in queues)
        {
            handles.Add(await _client!.EnqueueAsync(WorkerJobs.Note.With(_ledger.Path, 1, AnHour).OnQueue(queue)));
        }

        await using var worker = await WorkerProcess.StartAsync(
            _redis!.Endpoint, string.Join(',', queues), "--drain-timeout", "1s", "--concurrency", "20", "--TypedJobs:Worker:LeaseTime=5s");
        foreach (var handle in handles)
        {
            await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Active);
        }

        if (killed)
        {
            await _redis.KillAsync();
        }
        else
        {
            _redis.Pause();
        }

        worker.Terminate();
        // Five seconds a queue would be a hundred.
        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(25));
        Assert.DoesNotContain("is back in its queue.", worker.Log, StringComparison.Ordinal);
        Assert.Contains("is not back in its queue", worker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_ToldTwiceToStop_CancelsItsTokensAtOnce()
    {
        var handle = await _client!.EnqueueAsync(WorkerJobs.Note.With(_ledger.Path, 1, AnHour).OnQueue("twice"));
        await using var worker = await WorkerProcess.StartAsync(_redis!.Endpoint, "twice", "--drain-timeout", "10m");
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Active);
        worker.Terminate();
        await Eventually.TrueAsync(() => Task.FromResult(worker.Log.Contains("shutting down", StringComparison.Ordinal)));
        worker.Terminate();
        // The host itself would cut the stop off after 30 s.
        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(25));
        Assert.Contains("a second time to stop", worker.Log, StringComparison.Ordinal);
        Assert.Contains("is back in its queue.", worker.Log, StringComparison.Ordinal);
        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
    }

    [Fact]
    public async Task Supervisor_ToldTwiceToStop_PassesItOn()
    {
        var handle = await _client!.EnqueueAsync(WorkerJobs.Note.With(_ledger.Path, 1, AnHour).OnQueue("twice"));
        await using var supervisor = await WorkerProcess.StartAsync(_redis!.Endpoint, "twice", "--drain-timeout", "10m", "--processes", "1");
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Active);
        supervisor.Terminate();
        await Eventually.TrueAsync(() => Task.FromResult(supervisor.Log.Contains("shutting down", StringComparison.Ordinal)));
        supervisor.Terminate();
        await supervisor.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(25));
        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
    }
}
