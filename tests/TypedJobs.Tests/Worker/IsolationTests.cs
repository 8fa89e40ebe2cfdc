using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>A supervisor and its children, as real processes.</summary>
public sealed class IsolationTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly Ledger _ledger = new();
    private readonly string _queue = $"isolation-{Guid.NewGuid():N}";
    private JobClient? _client;

    public IsolationTests(RedisServerFixture redis) => _redis = redis;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        await _client!.DisposeAsync();
    }

    [Fact]
    public async Task Child_ThatCrashes_IsReplacedAndTheOthersGoOn()
    {
        await using var supervisor = await StartAsync(2);
        await _client!.EnqueueAsync(WorkerJobs.Crash.With(_ledger.Path, 1).OnQueue(_queue));
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == 1);
        await NoteAsync(100);
        // What had ended in the child that crashed, and was not settled, runs again.
        await _ledger.WaitAsync(static ledger => ledger.Ran().Distinct().Count() == 100);
        await Eventually.TrueAsync(() => Task.FromResult(supervisor.Children().Length == 2));
    }

    [Fact]
    public async Task Child_AfterItsJobs_IsRecycled()
    {
        await using var supervisor = await StartAsync(1, "--max-jobs-per-process", "20");
        for (var round = 0; round < 3; round++)
        {
            await NoteAsync(20, first: round * 20);
            await _ledger.WaitAsync(ledger => ledger.Ran().Length == (round + 1) * 20);
        }

        await Eventually.TrueAsync(async () =>
        {
            await NoteAsync(1, first: 100);
            return _ledger.Lines().Select(static line => line[4]).Distinct().Count() >= 2;
        });
    }

    [Fact]
    public async Task Child_AboveItsMemory_IsRecycled()
    {
        await using var supervisor = await StartAsync(1, "--max-memory-per-process", "400MB");
        await _client!.EnqueueAsync(WorkerJobs.Leak.With(_ledger.Path, 1, 500).OnQueue(_queue));
        await _ledger.WaitAsync(static ledger => ledger.Ran().Length == 1);
        var first = _ledger.Lines()[0][4];
        await Eventually.TrueAsync(async () =>
        {
            await NoteAsync(1, first: 2);
            return _ledger.Lines()[^1][4] != first;
        });
    }

    [Fact]
    public async Task Job_OverItsHardLimit_EndsItsProcessAndTheOthersAreHandedBackWithoutAnAttempt()
    {
        await using var supervisor = await StartAsync(1, "--concurrency", "4");
        var stuck = await _client!.EnqueueAsync(WorkerJobs.Block.With(_ledger.Path, 1, 600_000).OnQueue(_queue));
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == 1);
        await NoteAsync(3, milliseconds: 1_500, first: 10);

        await Eventually.TrueAsync(async () => await stuck.GetStateAsync() == JobState.Dead);
        await _ledger.WaitAsync(static ledger => ledger.Ran().Distinct().Count() == 3);
        Assert.Equal(["1", "2"], _ledger.Lines().Where(static line => line[0] == "began").Select(static line => line[3]));
        Assert.All(_ledger.Lines().Where(static line => line[0] == "ran"), static line => Assert.Equal("1", line[3]));
        Assert.DoesNotContain(_ledger.Lines(), static line => line[0] == "ended");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Supervisor_ToldToEndOrKilled_LeavesNoChildBehind(bool killed)
    {
        await using var supervisor = await StartAsync(2);
        await NoteAsync(20);
        await _ledger.WaitAsync(static ledger => ledger.Ran().Length == 20);
        var children = supervisor.Children();
        Assert.Equal(2, children.Length);

        if (killed)
        {
            supervisor.Kill();
        }
        else
        {
            supervisor.Terminate();
        }

        await supervisor.WaitForExitAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!children.Any(WorkerProcess.IsRunning)));
    }

    private Task<WorkerProcess> StartAsync(int processes, params string[] arguments)
        => WorkerProcess.StartAsync(
            _redis.Endpoint, _queue, ["--processes", $"{processes}", "--TypedJobs:Worker:LeaseTime=2s", .. arguments]);

    private async Task NoteAsync(int count, int milliseconds = 5, int first = 0)
        => await _client!.EnqueueAsync(Enumerable.Range(first, count).Select(number => WorkerJobs.Note.With(_ledger.Path, number, milliseconds).OnQueue(_queue)));
}
