using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>A child crashes under its supervisor, which knows what had begun. The leases are long, so what comes back was given back by the supervisor.</summary>
public sealed class CrashedChildTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly Ledger _ledger = new();
    private readonly string _queue = $"crashed-{Guid.NewGuid():N}";
    private JobClient? _client;
    private ConnectionMultiplexer? _connection;

    public CrashedChildTests(RedisServerFixture redis) => _redis = redis;

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        _client = await JobClient.ConnectAsync(_redis.Endpoint);
        _connection = await ConnectionMultiplexer.ConnectAsync(_redis.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        await _connection!.DisposeAsync();
        await Client.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PoisonBesideInnocents_OnlyThePoisonDies_AfterThreeRuns(bool killed)
    {
        await using var supervisor = await StartAsync();
        await NoteAsync(6, milliseconds: 3_000);
        // As the kernel does it out of memory: a job has to be found that way, too.
        var poison = await Client.EnqueueAsync((killed ? (JobCall)WorkerJobs.Crash.With(_ledger.Path, 100) : WorkerJobs.FailFast.With(_ledger.Path, 100)).OnQueue(_queue));
        await NoteAsync(20, milliseconds: 500, first: 200);

        await Eventually.TrueAsync(async () => await poison.GetStateAsync() == JobState.Dead, seconds: 120);
        await _ledger.WaitAsync(static ledger => ledger.Ran().Distinct().Count() == 26, seconds: 120);

        Assert.Equal(3, _ledger.Began().Count(static number => number == 100));
        Assert.Equal(1, await Client.DeadLetters(_queue).CountAsync());
        Assert.All(_ledger.Lines().Where(static line => line[0] == "ran"), static line => Assert.Equal("1", line[3]));
        Assert.Empty(await Client.Inspector.CheckAsync(_queue));
    }

    [Fact]
    public async Task ChildKilledWithManyJobs_TheyRunAgainTogetherAndAreFreeOfBlame()
    {
        await using var supervisor = await StartAsync();
        await NoteAsync(8, milliseconds: 4_000);
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == 8);
        var victim = int.Parse(_ledger.Lines()[0][4], System.Globalization.CultureInfo.InvariantCulture);
        var held = _ledger.Lines().Count(line => line[4] == _ledger.Lines()[0][4]);
        using (var process = Process.GetProcessById(victim))
        {
            process.Kill();
        }

        await _ledger.WaitAsync(ledger => ledger.Ran().Distinct().Count() == 8);
        Assert.Equal(8 + held, _ledger.Began().Length);
        await Eventually.TrueAsync(async () => !await _connection!.GetDatabase().KeyExistsAsync($"{{tj:{_queue}}}:crashes"));
    }

    [Fact]
    public async Task JobThatIsKilledAlone_IsDeadAfterThreeRuns()
    {
        await using var supervisor = await StartAsync();
        var poison = await Client.EnqueueAsync(WorkerJobs.Crash.With(_ledger.Path, 1).OnQueue(_queue));

        await Eventually.TrueAsync(async () => await poison.GetStateAsync() == JobState.Dead, seconds: 120);

        Assert.Equal(3, _ledger.Began().Length);
    }

    [Fact]
    public async Task RedisIsAway_TheSupervisorGoesOn()
    {
        var crashed = new CrashedChild(
            static _ => throw new JobException("Redis is away."), new JobWorkerOptions(), TimeProvider.System, NullLogger.Instance);

        await crashed.EndAsync(1, new BegunRecord([], [("mail", "one")]), CancellationToken.None);
    }

    private Task<WorkerProcess> StartAsync()
        => WorkerProcess.StartAsync(
            _redis.Endpoint, _queue, "--processes", "2", "--concurrency", "4", "--TypedJobs:Worker:LeaseTime=20m", "--TypedJobs:Worker:PollInterval=500ms");

    private async Task NoteAsync(int count, int milliseconds, int first = 0)
        => await Client.EnqueueAsync(Enumerable.Range(first, count).Select(number => WorkerJobs.Note.With(_ledger.Path, number, milliseconds).OnQueue(_queue)));
}
