using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>Jobs that take their worker down: they end in dead, and no job that was held beside them does.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private const int Innocents = 1_000_000;
    private static readonly string[] ShortLease = ["--TypedJobs:Worker:LeaseTime=2s", "--concurrency", "4"];

    private readonly RedisServerFixture _redis;
    private readonly Ledger _ledger = new();
    private readonly string _queue = $"poison-{Guid.NewGuid():N}";
    private JobClient? _client;

    public PoisonTests(RedisServerFixture redis) => _redis = redis;

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        await Client.DisposeAsync();
    }

    [Fact]
    public async Task Poison_BesideJobsOfASecond_DiesInItsThirdRunAndTheyAllRun()
    {
        var poison = await Client.EnqueueAsync(WorkerJobs.FailFast.With(_ledger.Path, 1).OnQueue(_queue));
        await EnqueueInnocentsAsync(40, milliseconds: 1_000);

        await using var crew = await WorkerCrew.StartAsync(_redis.Endpoint, _queue, 3, ShortLease);
        await InnocentsRanAsync(40);
        await Eventually.TrueAsync(async () => await poison.GetStateAsync() == JobState.Dead);

        Assert.Equal([poison.Id], await DeadAsync());
        Assert.Equal([1, 1, 1], _ledger.Began());
        Assert.Equal(3, crew.Deaths);
    }

    [Fact]
    public async Task EightPoisons_BeforeAThousandQuickJobs_DieWithinThreeRunsAndNoOtherDoes()
    {
        // Jobs that are over in no time: the worker holds as many as it can.
        await EnqueueInnocentsAsync(300, milliseconds: 0);
        var poisons = new List<JobHandle>();
        for (var number = 1; number <= 8; number++)
        {
            poisons.Add(await Client.EnqueueAsync(WorkerJobs.FailFast.With(_ledger.Path, number).OnQueue(_queue)));
        }

        await EnqueueInnocentsAsync(1_000, milliseconds: 0, first: 300);
        await using var crew = await WorkerCrew.StartAsync(_redis.Endpoint, _queue, 3, ShortLease);
        await InnocentsRanAsync(1_300);
        await Eventually.TrueAsync(async () => await Client.DeadLetters(_queue).CountAsync() >= 8, seconds: 120);

        Assert.Equal(poisons.Select(static poison => poison.Id).Order(), (await DeadAsync()).Order());
        // A poison that was beside another one in its crash may not have begun there; its last run was alone.
        Assert.Equal(Enumerable.Range(1, 8), _ledger.Began().Distinct().Order());
        Assert.All(_ledger.Began().GroupBy(static number => number), static runs => Assert.InRange(runs.Count(), 1, 3));
    }

    [Fact]
    public async Task Worker_KilledWithTwentyFourLongJobs_TheyRunBesideEachOtherAgain()
    {
        await EnqueueInnocentsAsync(24, milliseconds: 4_000);
        await using (var victim = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, "--TypedJobs:Worker:LeaseTime=2s", "--concurrency", "24"))
        {
            await _ledger.WaitAsync(static ledger => ledger.Began().Length == 24);
            victim.Kill();
            await victim.WaitForExitAsync();
        }

        await using var survivor = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, "--TypedJobs:Worker:LeaseTime=2s", "--concurrency", "24");
        await _ledger.WaitAsync(static ledger => ledger.Ran().Length == 24);

        // The last one began before the first one ended.
        var after = _ledger.Lines().Where(line => line[4] == $"{survivor.Id}").Select(static line => line[0]).ToArray();
        Assert.Equal(Enumerable.Repeat("began", 24).Concat(Enumerable.Repeat("ran", 24)), after);
        Assert.Empty(await DeadAsync());
    }

    [Fact]
    public async Task Worker_Killed_ItsJobsComeBackWithinALeaseAThirdAndFiveSeconds()
    {
        await using var survivor = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease);
        await using var victim = await WorkerProcess.StartAsync(_redis.Endpoint, _queue, ShortLease);
        survivor.Pause();
        await EnqueueInnocentsAsync(4, milliseconds: 600_000);
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == 4);
        victim.Kill();
        await victim.WaitForExitAsync();
        survivor.Continue();

        // 2 s and 2 s / 3 and 5 s; the bound leaves as much again twice over to a machine that is out of breath.
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == 8, seconds: 25);
        Assert.Empty(await DeadAsync());
    }

    private async Task EnqueueInnocentsAsync(int count, int milliseconds, int first = 0)
        => await Client.EnqueueAsync(Enumerable.Range(Innocents + first, count).Select(number =>
            milliseconds < 2_000 ? WorkerJobs.Note.With(_ledger.Path, number, milliseconds).OnQueue(_queue)
                : (JobCall)WorkerJobs.Slow.With(_ledger.Path, number, milliseconds).OnQueue(_queue)));

    private Task InnocentsRanAsync(int count)
        => _ledger.WaitAsync(ledger => ledger.Ran().Distinct().Count() == count, seconds: 120);

    private async Task<JobId[]> DeadAsync()
    {
        var dead = new List<JobId>();
        await foreach (var letter in Client.DeadLetters(_queue).ListAsync())
        {
            dead.Add(letter.Id);
        }

        return [.. dead];
    }
}
