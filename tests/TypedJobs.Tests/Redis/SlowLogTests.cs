using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>The check of every store test sees a script that holds up the server.</summary>
public sealed class SlowLogTests
{
    public static bool HasServer => RedisProcess.IsInstalled;

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to watch")]
    public async Task SlowLog_ScriptOverTheLimit_IsNamedWithItsOwnTime()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true,asyncTimeout=60000");
        var database = connection.GetDatabase();
        // Some hundred milliseconds of work: far more than the server may wait for a processor while it does something else.
        const string Busy = "local n = 0 for i = 1, 30000000 do n = n + i end return n";
        await database.ScriptEvaluateAsync(Busy, [(RedisKey)"{other:q}:jobs"]);
        var watch = SlowLog.Watch(redis.Endpoint)!;
        await database.ScriptEvaluateAsync(Busy, [(RedisKey)"{watched:q}:jobs"]);

        var slow = Assert.Single(await watch.ReadAsync(database, "watched"));
        Assert.True(slow.Time > SlowLog.Limit);
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to watch")]
    public async Task SlowLog_ScriptOfOurs_IsKnownByItsName()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint, KeyPrefix = "watched" }, CancellationToken.None);
        var database = store.Connection.GetDatabase();
        await database.ExecuteAsync("CONFIG", "SET", "slowlog-log-slower-than", "0");
        await store.LeaseAsync("mail", new WorkerSession("one", LeaseMs: 15_000), new LeaseRequest(default, 1, 0));

        var noted = (RedisResult[])(await database.ExecuteAsync("SLOWLOG", "GET", "100"))!;
        Assert.Contains(noted, static entry => SlowLog.NameOf(((string[])entry[3]!)[1..].FirstOrDefault() ?? "") == "lease");
    }
}
