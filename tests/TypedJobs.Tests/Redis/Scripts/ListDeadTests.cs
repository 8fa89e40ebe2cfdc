using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class ListDeadTests(string endpoint) : DeadJobTests(endpoint)
{
    [Fact]
    public async Task ListDead_SeveralPages_BringEachOnceTheLastToDieFirst()
    {
        var (first, second, third) = (await DieAsync(at: FailedAt), await DieAsync(at: FailedAt.AddSeconds(1)), await DieAsync(at: FailedAt.AddSeconds(2)));

        var page = await Store.ListDeadAsync(Queue, null, 2, cut: 0);
        var rest = await Store.ListDeadAsync(Queue, page.Jobs[^1].Key, 2, cut: 0);

        Assert.Equal([third, second], page.Jobs.Select(job => job.Key.Id));
        Assert.Equal([first], rest.Jobs.Select(job => job.Key.Id));
        Assert.Equal((3L, true, 3L, false), (page.Total, page.HasMore, rest.Total, rest.HasMore));
        Assert.Equal(FailedAt.ToUnixTimeMilliseconds(), rest.Jobs[0].Key.DiedAtUnixMs);
    }

    [Fact]
    public async Task ListDead_ManyOfOneMillisecond_BringsEachOnce()
    {
        var ids = await DieAsync(Bytes("body"), Bytes("boom"), 250, FailedAt);
        var seen = new List<JobId>();
        DeadJobKey? after = null;
        DeadPage page;
        do
        {
            page = await Store.ListDeadAsync(Queue, after, 100, cut: 0);
            seen.AddRange(page.Jobs.Select(job => job.Key.Id));
            after = page.Jobs[^1].Key;
        }
        while (page.HasMore);

        Assert.Equal(ids.Order(), seen.Order());
    }

    [Fact]
    public async Task ListDead_AfterOneThatIsGone_GoesOnFromItsTime()
    {
        var (first, second) = (await DieAsync(at: FailedAt), await DieAsync(at: FailedAt.AddSeconds(1)));
        var page = await Store.ListDeadAsync(Queue, null, 1, cut: 0);
        await Store.PurgeAsync(Queue, new[] { page.Jobs[0].Key });

        var rest = await Store.ListDeadAsync(Queue, page.Jobs[0].Key, 10, cut: 0);

        Assert.Equal(second, page.Jobs[0].Key.Id);
        Assert.Equal([first], rest.Jobs.Select(job => job.Key.Id));
    }

    [Fact]
    public async Task ListDead_Cut_BringsTheFirstBytes()
    {
        await DieAsync(Bytes("a body"), Bytes("boom"), 1);

        var job = Assert.Single((await Store.ListDeadAsync(Queue, null, 10, cut: 3)).Jobs);

        Assert.Equal(("a b", "boo"), (Text(job.Body), Text(job.Failure)));
    }

    [Fact]
    public async Task ListDead_LargeBodies_StopsAtTheBoundAndSaysSo()
    {
        var ids = await DieAsync(new byte[StoreLimits.MaxReplyBytes / 2], Bytes("boom"), 5);

        var page = await Store.ListDeadAsync(Queue, null, 10, cut: 0);
        var found = await Store.FindDeadAsync(Queue, ids, cut: 0);

        Assert.Equal((2, true), (page.Jobs.Length, page.HasMore));
        Assert.Equal(ids[..2], found.Jobs.Select(job => job.Key.Id));
        Assert.True(found.HasMore);
    }

    [Fact]
    public async Task FindDead_OnlySomeAreDead_BringsThoseInTheOrderAsked()
    {
        var (first, second) = (await DieAsync(), await DieAsync());
        var pending = Job("waits");
        await EnqueueAsync(pending);

        var page = await Store.FindDeadAsync(Queue, new[] { second, pending.Id, first }, cut: 0);

        Assert.Equal([second, first], page.Jobs.Select(job => job.Key.Id));
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task ListDead_NoneDead_IsEmpty()
    {
        var page = await Store.ListDeadAsync(Queue, null, 10, cut: 0);

        Assert.Empty(page.Jobs);
        Assert.Equal((0L, false), (page.Total, page.HasMore));
    }
}

public sealed class ListDeadOnRedisTests(RedisServerFixture redis) : ListDeadTests(redis.Endpoint);
