using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Tests.Redis;
using WorkerJobs = TypedJobs.TestWorker.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>A worker of very many queues costs Redis next to nothing while they are idle, and still finds what comes into one of them.</summary>
public sealed class IdleQueuesTests
{
    private const int Queues = 500;
    private const int CommandsPerSecond = 100;

    public static bool HasServer => RedisProcess.IsInstalled;

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to count at")]
    public async Task FiveHundredQueues_Idle_CostFewCommandsAndNoJobIsOverlooked()
    {
        await using var redis = await RedisProcess.StartAsync();
        using var ledger = new Ledger();
        await using var store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint }, CancellationToken.None);
        await using var client = await JobClient.ConnectAsync(redis.Endpoint);
        var database = store.Connection.GetDatabase();
        var names = Enumerable.Range(0, Queues).Select(static number => $"q{number}").ToArray();
        await using var worker = await WorkerProcess.StartAsync(redis.Endpoint, string.Join(',', names));

        // A job in each leaves each with a session, which must end when it has nothing more to hold.
        await client.EnqueueAsync(names.Select((name, number) => WorkerJobs.Note.With(ledger.Path, number, 0).OnQueue(name)));
        await ledger.WaitAsync(static ran => ran.Ran().Length == Queues);
        await SettledAsync(database, names.Select(name => store.KeysOf(name).Leases).ToArray());
        // What the worker saw before the last session ended, it looks after once more.
        // Over two rounds of the slowest poll.
        await Eventually.TrueAsync(async () => await CommandCount.PerSecondAsync(database, TimeSpan.FromSeconds(10)) < CommandsPerSecond);

        await client.EnqueueAsync(WorkerJobs.Note.With(ledger.Path, 1_001, 0).OnQueue("q123"));
        await ledger.WaitAsync(static ran => ran.Ran().Contains(1_001));

        // Stored by hand: nobody is told.
        var call = WorkerJobs.Note.With(ledger.Path, 1_002, 0);
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared).ToByteArray();
        await database.HashSetAsync(store.KeysOf("q456").Jobs, id, call.ToEnvelope().ToArray());
        await database.ListRightPushAsync(store.KeysOf("q456").Normal, id);
        await ledger.WaitAsync(static ran => ran.Ran().Contains(1_002));
    }

    private static Task SettledAsync(IDatabase database, RedisKey[] leases)
        => Eventually.TrueAsync(async () => await database.KeyExistsAsync(leases) == 0);
}
