using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>Real processes, really killed: nothing that was acknowledged to a client is lost, and what runs again is only what the fault explains.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private static readonly string[] ShortLease = ["--TypedJobs:Worker:LeaseTime=2s", "--concurrency", "8"];

    private readonly RedisServerFixture _redis;
    private readonly Ledger _ledger = new();
    private readonly string _queue = $"crash-{Guid.NewGuid():N}";
    private JobClient? _client;

    public CrashTests(RedisServerFixture redis) => _redis = redis;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        await _client!.DisposeAsync();
    }

    [Fact]
    public async Task Worker_KilledMidWay_LosesNoJob()
    {
        await EnqueueAsync(300, milliseconds: 20);
        await using (var victim = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease))
        {
            await _ledger.WaitAsync(static ledger => ledger.Ran().Length >= 50);
            victim.Kill();
            await victim.WaitForExitAsync();
        }

        await using var survivor = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease);
        await _ledger.WaitAsync(static ledger => ledger.Ran().Distinct().Count() == 300);
        // What was running, or ended without being settled, when the worker died runs again; nothing else does.
        Assert.InRange(_ledger.Ran().Length, 300, 300 + 200);
    }

    [Fact]
    public async Task Worker_StoppedBeyondItsLease_ComesBackAndCannotSettleWhatWasRecovered()
    {
        await _client!.EnqueueAsync(Enumerable.Range(0, 40).Select(number => WorkerJobs.Slow.With(_ledger.Path, number, 2_000).OnQueue(_queue)));
        await using var sleeper = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease);
        // While jobs run: one that was only leased is handed back when the worker wakes, and nothing is lost.
        await _ledger.WaitAsync(static ledger => ledger.Began().Length >= 8);
        sleeper.Pause();
        await using var other = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease);
        await _ledger.WaitAsync(static ledger => ledger.Ran().Distinct().Count() == 40);
        sleeper.Continue();

        await EnqueueAsync(40, milliseconds: 10, first: 1_000);
        await _ledger.WaitAsync(static ledger => ledger.Ran().Distinct().Count() == 80);
        await Eventually.TrueAsync(() => Task.FromResult(
            sleeper.Log.Contains("is lost: this worker was silent for longer than its lease", StringComparison.Ordinal)));
        Assert.False(sleeper.HasExited);
    }

    [Fact]
    public async Task Job_ThatTakesDownEveryWorker_IsDeadAfterThreeRuns()
    {
        var handle = await _client!.EnqueueAsync(WorkerJobs.Crash.With(_ledger.Path, 1).OnQueue(_queue));
        for (var crash = 1; crash <= 3; crash++)
        {
            await using var victim = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease);
            await victim.WaitForExitAsync();
            Assert.Equal(crash, _ledger.Began().Length);
        }

        await using var survivor = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease);
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        Assert.Equal(3, _ledger.Began().Length);
        Assert.False(survivor.HasExited);
    }

    [Fact]
    public async Task Workers_RestartedOneAfterAnotherUnderLoad_LoseNothingAndRunNothingTwice()
    {
        var enqueueing = EnqueueAsync(600, milliseconds: 25);
        var workers = new List<WorkerProcess>();
        try
        {
            for (var i = 0; i < 3; i++)
            {
                workers.Add(await WorkerProcess.StartAsync(_redis.Endpoint, _queue, "--concurrency", "4"));
            }

            for (var i = 0; i < 3; i++)
            {
                workers[i].Terminate();
                await workers[i].WaitForExitAsync();
                Assert.Equal(0, workers[i].ExitCode);
                workers.Add(await WorkerProcess.StartAsync(_redis.Endpoint, _queue, "--concurrency", "4"));
            }

            await enqueueing;
            await _ledger.WaitAsync(static ledger => ledger.Ran().Distinct().Count() == 600);
            Assert.Equal(600, _ledger.Ran().Length);
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }

    private async Task EnqueueAsync(int count, int milliseconds, int first = 0)
        => await _client!.EnqueueAsync(Enumerable.Range(first, count).Select(number => WorkerJobs.Note.With(_ledger.Path, number, milliseconds).OnQueue(_queue)));
}
