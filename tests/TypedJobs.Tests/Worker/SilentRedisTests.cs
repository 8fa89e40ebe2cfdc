using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>Redis stops answering for much longer than a lease, with its connections open. Its clock goes on, so when it wakes every lease is over; the workers live.</summary>
public sealed class SilentRedisTests : IAsyncLifetime
{
    private const int Jobs = 12;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(2);

    // Longer than the client library waits for an answer, too: its connections are given up and made anew.
    private static readonly TimeSpan Silence = 4 * LeaseTime;
    private static readonly string[] Arguments = ["--TypedJobs:Worker:LeaseTime=2s", "--concurrency", "12"];

    private readonly Ledger _ledger = new();
    private readonly string _queue = $"silent-{Guid.NewGuid():N}";
    private RedisProcess? _redis;
    private RedisJobStore? _store;
    private JobClient? _client;

    public static bool HasServer => RedisProcess.IsInstalled;

    private RedisProcess Redis => _redis!;

    private IDatabase Database => _store!.Connection.GetDatabase();

    private RedisKeys Keys => _store!.KeysOf(_queue);

    public async ValueTask InitializeAsync()
    {
        if (HasServer)
        {
            _redis = await RedisProcess.StartAsync();
            _store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = Redis.Endpoint }, CancellationToken.None);
            _client = await JobClient.ConnectAsync(Redis.Endpoint);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        if (_client is not null)
        {
            await _client.DisposeAsync();
            await _store!.DisposeAsync();
            await Redis.DisposeAsync();
        }
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    public async Task Redis_SilentThreeTimes_CostsNoRunNoAttemptAndNoCrash()
    {
        await EnqueueAsync(milliseconds: 36_000);
        await using var first = await WorkerProcess.StartAsync(Redis.Endpoint, _queue, Arguments);
        await using var second = await WorkerProcess.StartAsync(Redis.Endpoint, _queue, Arguments);
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == Jobs);
        for (var silence = 0; silence < 3; silence++)
        {
            await BeSilentAsync();
            await LeasesExtendedAsync();
        }

        await _ledger.WaitAsync(static ledger => ledger.Ran().Length == Jobs);
        await Eventually.TrueAsync(async () => await Database.HashLengthAsync(Keys.Jobs) == 0);
        // Each once, in its first attempt.
        Assert.Equal(Jobs, _ledger.Began().Length);
        Assert.All(_ledger.Lines(), static line => Assert.Equal("1", line[3]));
        Assert.Equal(Jobs, await Database.HashGetAsync(Keys.Stats, "succeeded"));
        Assert.False(await Database.HashExistsAsync(Keys.Stats, "crashed"));
        Assert.DoesNotContain("is lost", first.Log + second.Log, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to disturb")]
    public async Task Worker_KilledWhileRedisIsSilent_OnlyItsJobsComeBack()
    {
        await EnqueueAsync(milliseconds: 600_000);
        await using var victim = await WorkerProcess.StartAsync(Redis.Endpoint, _queue, [.. Arguments, "--concurrency", "6"]);
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == Jobs / 2);
        var ofVictim = _ledger.Began();
        await using var survivor = await WorkerProcess.StartAsync(Redis.Endpoint, _queue, Arguments);
        await _ledger.WaitAsync(static ledger => ledger.Began().Length == Jobs);

        await BeSilentAsync(victim.Kill);
        await _ledger.WaitAsync(static ledger => ledger.Began().Length >= Jobs + (Jobs / 2));

        Assert.Equal(ofVictim.Order(), _ledger.Began().GroupBy(static number => number).Where(static runs => runs.Count() > 1).Select(static runs => runs.Key).Order());
        Assert.Equal(Jobs / 2, await Database.HashGetAsync(Keys.Stats, "crashed"));
        Assert.Equal(0, await Database.SortedSetLengthAsync(Keys.Dead));
    }

    private async Task EnqueueAsync(int milliseconds)
        => await _client!.EnqueueAsync(Enumerable.Range(0, Jobs).Select(number => WorkerJobs.Slow.With(_ledger.Path, number, milliseconds).OnQueue(_queue)));

    private async Task BeSilentAsync(Action? meanwhile = null)
    {
        Redis.Pause();
        meanwhile?.Invoke();
        await Task.Delay(Silence);
        Redis.Resume();
    }

    /// <summary>Waits until Redis answers and every session has its lease again.</summary>
    private async Task LeasesExtendedAsync() => await Eventually.TrueAsync(async () =>
    {
        try
        {
            var leases = await Database.SortedSetRangeByRankWithScoresAsync(Keys.Leases);
            return leases.Length > 0 && leases.All(static lease => lease.Score > DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            return false;
        }
    });
}
