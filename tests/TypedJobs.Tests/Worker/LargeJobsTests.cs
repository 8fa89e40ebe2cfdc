using TypedJobs.Redis;
using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>Jobs of a megabyte behind quick ones, which made the worker hold many: it holds so many bytes, not so many jobs.</summary>
public sealed class LargeJobsTests
{
    private const int Large = 200;
    private const int Bytes = 1_000_000;

    public static bool HasServer => RedisProcess.IsInstalled;

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to watch")]
    public async Task LargeJobs_BehindQuickOnes_DrainInBoundedMemoryAndShortScripts()
    {
        await using var redis = await RedisProcess.StartAsync();
        using var ledger = new Ledger();
        await using var store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint }, CancellationToken.None);
        await using var client = await JobClient.ConnectAsync(redis.Endpoint);
        var slowLog = SlowLog.Watch(redis.Endpoint)!;
        await client.EnqueueAsync(Enumerable.Range(0, 2_000).Select(number => WorkerJobs.Note.With(ledger.Path, number, 0)));
        for (var number = 0; number < Large; number++)
        {
            await client.EnqueueAsync(WorkerJobs.Large.With(ledger.Path, 10_000 + number, new byte[Bytes]));
        }

        await using var worker = await WorkerProcess.StartAsync(redis.Endpoint, "default", "--concurrency", "8");
        long most = 0;
        await ledger.WaitAsync(ran =>
        {
            most = Math.Max(most, worker.MemoryInUse);
            return ran.Ran().Length >= 2_000 + Large;
        });

        Assert.Equal(2_000 + Large, ledger.Ran().Distinct().Count());
        Assert.All(ledger.Lines().Where(static line => line[1].Length == 5), static line => Assert.Equal($"{Bytes}", line[4]));
        TestContext.Current.SendDiagnosticMessage("The worker had {0} MB at most.", most >> 20);
        // A runtime, 16 MiB in its hands, replies on their way, and what the garbage collector has not found yet.
        Assert.InRange(most, 1, 400L << 20);
        Assert.DoesNotContain(await slowLog.ReadAsync(store.Connection.GetDatabase(), "tj"), static entry => entry.Time > SlowLog.Limit);
    }
}
