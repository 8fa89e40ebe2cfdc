using StackExchange.Redis;

namespace Corpus.Redis;

public static partial class RedisJobs
{
    [Job] // TJ3012
    public static Task Count(string page, [FromServices] IDatabase redis) => redis.StringIncrementAsync($"hits:{page}");

    [Job] // clean
    public static Task CountVisitors(string page, string visitor, [FromServices] IDatabase redis) => redis.SetAddAsync($"visitors:{page}", visitor);

    [Job] // TJ3012
    public static Task Score(string user, double points, [FromServices] IDatabase redis) => redis.SortedSetIncrementAsync("board", user, points);

    [Job] // clean
    public static Task SetScore(string user, double points, [FromServices] IDatabase redis) => redis.SortedSetAddAsync("board", user, points);

    [Job] // TJ3012
    public static Task Push(string item, [FromServices] IDatabase redis) => redis.ListRightPushAsync("queue", item);

    [Job] // TJ3012
    public static async Task Drain([FromServices] IDatabase redis)
    {
        while (true)
        {
            var item = await redis.ListLeftPopAsync("queue");
            if (item.IsNull)
            {
                break;
            }

            Console.WriteLine(item);
        }
    }

    [Job] // TJ3012
    public static async Task Announce(string text, [FromServices] IConnectionMultiplexer redis)
        => await redis.GetSubscriber().PublishAsync(RedisChannel.Literal("news"), text);

    [Job] // TJ3012
    public static Task Stream(string text, [FromServices] IDatabase redis) => redis.StreamAddAsync("events", "text", text);

    [Job] // clean
    public static Task StreamWithId(string text, long sequence, [FromServices] IDatabase redis) => redis.StreamAddAsync("events", "text", text, messageId: $"{sequence}-0");

    [Job] // clean
    public static Task Cache(string id, string json, [FromServices] IDatabase redis) => redis.StringSetAsync($"product:{id}", json);

    [Job] // TJ3014
    public static Task CacheUnderGuid(string json, [FromServices] IDatabase redis) => redis.StringSetAsync("product:" + Guid.NewGuid(), json);

    [Job] // clean
    public static Task CacheUnderGuidForAWhile(string json, [FromServices] IDatabase redis) => redis.StringSetAsync("token:" + Guid.NewGuid(), json, TimeSpan.FromMinutes(5));

    [Job] // clean
    public static async Task CountedClaim(string id, [FromServices] IDatabase redis, [FromServices] HttpClient http)
    {
        if (await redis.StringIncrementAsync($"once:{id}") > 1)
        {
            return;
        }

        await http.PostAsync("/hook", null);
    }

    [Job] // TJ3024
    public static async Task ConstantClaim(string id, [FromServices] IDatabase redis, [FromServices] HttpClient http)
    {
        if (!await redis.StringSetAsync("claimed", "1", when: When.NotExists))
        {
            return;
        }

        await http.PostAsync("/hook", new StringContent(id));
    }

    [Job] // clean
    public static async Task SetClaim(string id, [FromServices] IDatabase redis, [FromServices] HttpClient http)
    {
        var isFirst = await redis.SetAddAsync("sent", id);
        if (isFirst)
        {
            await http.PostAsync("/hook", new StringContent(id));
        }
    }

    [Job] // TJ3001
    public static async Task ClaimOnTheWrongSide(string id, [FromServices] IDatabase redis, [FromServices] HttpClient http)
    {
        var isFirst = await redis.SetAddAsync("sent", id);
        if (isFirst)
        {
            Console.WriteLine("first");
        }
        else
        {
            await http.PostAsync("/again", new StringContent(id));
        }
    }

    [Job] // TJ3001
    public static async Task LockIsNoClaim(string id, [FromServices] IDatabase redis, [FromServices] HttpClient http)
    {
        if (!await redis.LockTakeAsync($"lock:{id}", "me", TimeSpan.FromSeconds(30)))
        {
            return;
        }

        await http.PostAsync("/hook", new StringContent(id));
        await redis.LockReleaseAsync($"lock:{id}", "me");
    }

    [Job] // clean
    public static async Task ClaimThroughService(string id, [FromServices] IClaims claims, [FromServices] HttpClient http)
    {
        if (!await claims.TakeAsync(id))
        {
            return;
        }

        await http.PostAsync("/hook", new StringContent(id));
    }

    [Job] // clean
    public static async Task ClaimThroughUnknownService(string id, [FromServices] IForeignInbox inbox, [FromServices] HttpClient http)
    {
        if (await inbox.TryClaimAsync(id))
        {
            await http.PostAsync("/hook", new StringContent(id));
        }
    }

    [Job] // TJ3012
    public static Task Script(string key, [FromServices] IDatabase redis) => redis.ScriptEvaluateAsync("return redis.call('INCRBY', KEYS[1], 5)", [(RedisKey)key]);

    [Job] // clean
    public static Task ReadScript(string key, [FromServices] IDatabase redis) => redis.ScriptEvaluateAsync("return redis.call('GET', KEYS[1])", [(RedisKey)key]);

    [Job] // TJ3012
    public static async Task InBatch(string id, [FromServices] IDatabase redis)
    {
        var batch = redis.CreateBatch();
        var count = batch.HashIncrementAsync("totals", id);
        batch.Execute();
        await count;
    }

    [Job] // clean
    public static async Task OnceAround(string id, [FromServices] IDatabase redis, JobContext job)
        => await job.OnceAsync("count", _ => redis.StringIncrementAsync($"hits:{id}"));

    [Job] // clean
    public static async Task Expire(string id, [FromServices] IDatabase redis)
    {
        await redis.KeyExpireAsync($"product:{id}", TimeSpan.FromHours(1));
        await redis.KeyDeleteAsync($"draft:{id}");
        await redis.HashSetAsync($"meta:{id}", "seen", DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }
}

public interface IClaims { Task<bool> TakeAsync(string id); }

public class RedisClaims(IDatabase redis) : IClaims
{
    public async Task<bool> TakeAsync(string id)
    {
        var taken = await redis.StringSetAsync("claim:" + id, 1, TimeSpan.FromDays(7), when: When.NotExists);
        return taken;
    }
}

public interface IForeignInbox { Task<bool> TryClaimAsync(string id); }
