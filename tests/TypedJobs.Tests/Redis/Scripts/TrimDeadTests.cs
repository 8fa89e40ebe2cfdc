using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class TrimDeadTests(string endpoint) : DeadJobTests(endpoint)
{
    private const long AnHourMs = 3_600_000;

    [Fact]
    public async Task TrimDead_PastItsTime_IsTakenAway()
    {
        await DieAsync(at: TimeProvider.System.GetUtcNow().AddHours(-2));
        var young = await DieAsync();

        Assert.Equal(new TrimReply(1, 0), await Store.TrimDeadAsync(Queue, AnHourMs, 0));

        Assert.Equal([young], (await DeadKeysAsync()).Select(key => key.Id));
        Assert.Equal([young.ToByteArray()], (await Database.HashKeysAsync(Keys.Jobs)).Select(id => (byte[]?)id));
    }

    [Fact]
    public async Task TrimDead_TooMany_TakesTheOldest()
    {
        var now = TimeProvider.System.GetUtcNow();
        await DieAsync(at: now.AddMinutes(-3));
        await DieAsync(at: now.AddMinutes(-2));
        var last = await DieAsync(at: now.AddMinutes(-1));

        Assert.Equal(new TrimReply(0, 2), await Store.TrimDeadAsync(Queue, AnHourMs, 1));
        Assert.Equal([last], (await DeadKeysAsync()).Select(key => key.Id));
    }

    [Fact]
    public async Task TrimDead_NoLimits_TakesNothing()
    {
        await DieAsync(at: DateTimeOffset.UnixEpoch.AddDays(1));

        Assert.Equal(new TrimReply(0, 0), await Store.TrimDeadAsync(Queue, 0, 0));
        Assert.Single(await DeadKeysAsync());
    }

    [Fact]
    public async Task TrimDead_MoreThanOneCallTakes_SaysSo()
    {
        await DieAsync(Bytes("body"), Bytes("boom"), 1_000, at: FailedAt);
        await DieAsync(Bytes("body"), Bytes("boom"), 20, at: FailedAt);

        var first = await Store.TrimDeadAsync(Queue, AnHourMs, 10);
        var second = await Store.TrimDeadAsync(Queue, AnHourMs, 10);

        Assert.Equal((new TrimReply(1_000, 0), true), (first, first.HasMore));
        Assert.Equal((new TrimReply(20, 0), false), (second, second.HasMore));
    }
}

public sealed class TrimDeadOnRedisTests(RedisServerFixture redis) : TrimDeadTests(redis.Endpoint);
