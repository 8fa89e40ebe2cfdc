using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Tests.Redis;

namespace TypedJobs.Tests.Worker;

/// <summary>Somebody writes garbage into all keys of a queue while a worker runs: the worker lives, what is good runs, and a repair leaves nothing to name.</summary>
public abstract class HostileKeysTests(string endpoint)
{
    private const int GoodJobs = 300;

    private static readonly string[] Lists = ["pending:high", "pending:normal", "pending:low", "suspects", "outbox:mail", "outbox:!"];
    private static readonly string[] SortedSets = ["scheduled", "dead", "leases"];
    private static readonly string[] Sets = ["large", "once", "unannounced", "outboxes", "leased:nobody"];
    private static readonly string[] Hashes = ["jobs", "failures", "crashes", "begun", "cancelled", "cancelling", "sessions", "inbox", "outbox-seq", "stats"];
    private static readonly string[] Others = ["quarantine", "what", "lanes:ready", "foreign:entries", "result:x", "seen:x", "once:x", "minute:1", "leased:x"];

    private static readonly double[] Scores = [double.PositiveInfinity, double.NegativeInfinity, 0, 0.5, -1, 1e300, 1_700_000_000_000];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task GarbageInAllKeys_WorkerLivesAndGoodJobsRun(int seed)
    {
        var queue = $"hostile-{Guid.NewGuid():N}";
        var keys = new RedisKeys("tj", queue);
        var probe = ProbeJobs.Open(queue);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(endpoint);
        await using var client = await JobClient.ConnectAsync(endpoint);
        var host = await WorkerHost.StartAsync(endpoint, queue, static options => options.PollInterval = TimeSpan.FromMilliseconds(200));
        try
        {
            var random = new Random(seed);
            for (var i = 0; i < GoodJobs; i++)
            {
                await WriteGarbageAsync(connection.GetDatabase(), keys, random);
                await EnqueueAsync(client, queue, i);
            }

            await client.Inspector.RepairAsync(queue, TestContext.Current.CancellationToken);
            await Eventually.TrueAsync(async () =>
            {
                await client.Inspector.RepairAsync(queue, TestContext.Current.CancellationToken);
                return probe.Ran.Distinct().Count() == GoodJobs && (await client.Inspector.CheckAsync(queue)).Count == 0;
            });
            await EnqueueAsync(client, queue, GoodJobs);
            await Eventually.TrueAsync(() => Task.FromResult(probe.Ran.Contains(GoodJobs)));
            var report = await client.Inspector.RepairAsync(queue, TestContext.Current.CancellationToken);
            Assert.Equal((0, true), (report.Mended, report.IsComplete));
        }
        finally
        {
            await host.EndAsync();
        }
    }

    /// <summary>A key of a foreign type refuses a job: it is mended, and the job is enqueued again, with the same id since it may be stored.</summary>
    private static async Task EnqueueAsync(JobClient client, string queue, int number)
    {
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
        while (true)
        {
            try
            {
                await client.EnqueueAsync(Probes.Count.With(queue, number).WithId(id).OnQueue(queue));
                return;
            }
            catch (JobEnqueueException)
            {
                await client.Inspector.RepairAsync(queue);
            }
        }
    }

    private static async Task WriteGarbageAsync(IDatabase database, RedisKeys keys, Random random)
    {
        try
        {
            await (random.Next(6) switch
            {
                0 => database.ListRightPushAsync(keys.Prefix + Pick(Lists, random), Entry(random)),
                1 => database.SortedSetAddAsync(keys.Prefix + Pick(SortedSets, random), Entry(random), Pick(Scores, random)),
                2 => database.SetAddAsync(await SetAsync(database, keys, random), Entry(random)),
                3 => database.HashSetAsync(keys.Prefix + Pick(Hashes, random), Entry(random), Value(random), When.NotExists),
                4 => database.StringSetAsync(keys.Prefix + Pick(Others, random), Value(random), when: When.NotExists),
                _ => (Task)MakeForeignAsync(database, keys, random),
            });
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            // It has met a foreign type of its own.
        }
    }

    /// <summary>A value of another type, where nothing is now.</summary>
    private static async Task MakeForeignAsync(IDatabase database, RedisKeys keys, Random random)
        => await database.StringSetAsync(keys.Prefix + Pick([.. Lists, .. SortedSets, .. Sets, .. Hashes], random), Value(random), when: When.NotExists);

    /// <summary>A set of the queue, or what a session of the worker holds.</summary>
    private static async Task<RedisKey> SetAsync(IDatabase database, RedisKeys keys, Random random)
        => random.Next(2) == 0 && await database.SortedSetRangeByRankAsync(keys.Leases) is { Length: > 0 } sessions
            ? keys.Named("leased:", (byte[])Pick(sessions, random)!)
            : keys.Prefix + Pick(Sets, random);

    private static RedisValue Entry(Random random)
    {
        var bytes = new byte[random.Next(2) == 0 ? JobId.Size : random.Next(1, 40)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static RedisValue Value(Random random) => random.Next(4) switch
    {
        0 => Entry(random),
        1 => random.Next(-5, 5),
        2 => (random.NextDouble() * 1e30).ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];
}

public sealed class HostileKeysOnRedisTests(RedisServerFixture redis) : HostileKeysTests(redis.Endpoint);

public sealed class HostileKeysOnGarnetTests(EmbeddedRedisFixture garnet) : HostileKeysTests(garnet.Endpoint);
