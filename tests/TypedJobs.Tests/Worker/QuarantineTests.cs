using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>A job that was in two crashes runs alone in its worker.</summary>
public sealed class QuarantineTests
{
    private const int CommandsPerSecond = 100;

    public static bool HasServer => RedisProcess.IsInstalled;

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to count at")]
    public async Task Suspect_RunsWhileOthersWait_TheWorkerDoesNotAskForThemAndThenRunsThem()
    {
        await using var redis = await RedisProcess.StartAsync();
        using var ledger = new Ledger();
        await using var store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint }, CancellationToken.None);
        await using var client = await JobClient.ConnectAsync(redis.Endpoint);
        var database = store.Connection.GetDatabase();
        await StoreSuspectAsync(database, store.KeysOf("a"), WorkerJobs.Slow.With(ledger.Path, 1, 8_000));
        await using var worker = await WorkerProcess.StartAsync(redis.Endpoint, "a,b");
        await ledger.WaitAsync(static ran => ran.Began().Contains(1));

        foreach (var queue in (string[])["a", "b"])
        {
            await client.EnqueueAsync(Enumerable.Range(10, 5).Select(number => WorkerJobs.Note.With(ledger.Path, number, 0).OnQueue(queue)));
        }

        Assert.InRange(await CommandCount.PerSecondAsync(database, TimeSpan.FromSeconds(3)), 0, CommandsPerSecond);
        Assert.Empty(ledger.Ran());
        await ledger.WaitAsync(static ran => ran.Ran().Length == 11);
        Assert.Equal(1, ledger.Ran()[0]);
    }

    private static async Task StoreSuspectAsync(IDatabase database, RedisKeys keys, JobCall call)
    {
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared).ToByteArray();
        await database.HashSetAsync(keys.Jobs, id, call.ToEnvelope().ToArray());
        await database.HashSetAsync(keys.Prefix + "crashes", id, "2 0 0");
        await database.ListRightPushAsync(keys.Prefix + "suspects", id);
    }
}
