using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

/// <summary>A job that follows from the end of another is stored in the same step, once, wherever it goes.</summary>
public abstract class FollowUpTests(string endpoint) : StoreTests(endpoint)
{
    private const string Other = "billing";

    [Fact]
    public async Task Settle_FollowUpForTheSameQueue_IsPendingAtOnce()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        var next = Job("next");

        var reply = await LeaseAsync(10, held: 3, Dead(ids[0], Queue, next));

        Assert.Equal(next.Id, Assert.Single(reply.Jobs).Id);
        Assert.Empty(await Store.ListOutboxesAsync(Queue));
    }

    [Fact]
    public async Task Settle_FollowUpOfALostJob_IsNotStored()
    {
        await EnqueueAndLeaseAsync(1);

        var reply = await LeaseAsync(10, held: 3, Dead(NewId(), Queue, Job("next")), Dead(NewId(), Other, Job("next")));

        Assert.Equal(2, reply.Refused.Length);
        Assert.Empty(reply.Jobs);
        Assert.Empty(await Store.ListOutboxesAsync(Queue));
    }

    [Fact]
    public async Task Deliver_FollowUpsForAnotherQueue_BringsThemInOrderAndLeavesNothing()
    {
        await SettleAsync(250);

        var left = new List<int> { await Store.DeliverAsync(Queue, Other), await Store.DeliverAsync(Queue, Other), await Store.DeliverAsync(Queue, Other) };

        Assert.Equal([150, 50, 0], left);
        var reply = await Store.LeaseAsync(Other, new WorkerSession("there", 15_000), new LeaseRequest(default, 1_000, 0));
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"next {i}"), reply.Jobs.Select(job => Text(job.Body)));
        Assert.Empty(await Store.ListOutboxesAsync(Queue));
        Assert.Empty(await RedisInvariants.CheckAsync(Database, Store.KeysOf(Other)));
    }

    [Fact]
    public async Task Deliver_TwiceBecauseTheAnswerWasLost_StoresOnce()
    {
        await SettleAsync(2);
        var outbox = await Database.ListRangeAsync(Keys.Outbox(Other));
        await Store.DeliverAsync(Queue, Other);
        var there = new WorkerSession("there", 15_000);
        var first = await Store.LeaseAsync(Other, there, new LeaseRequest(default, 10, 0));
        await Store.LeaseAsync(Other, there, new LeaseRequest(first.Jobs.Select(job => Succeeded(job.Id)).ToArray(), 0, 2));

        // As if the source had never heard that they arrived, long after they have run.
        await Database.ListRightPushAsync(Keys.Outbox(Other), outbox);
        await Database.SetAddAsync(Keys.Outboxes, Other);
        Assert.Equal(0, await Store.DeliverAsync(Queue, Other));

        Assert.Equal(2, first.Jobs.Length);
        Assert.Empty((await Store.LeaseAsync(Other, there, new LeaseRequest(default, 10, 0))).Jobs);
    }

    [Fact]
    public async Task Deliver_ClockOfTheServerWasSetBack_NumbersStillGrow()
    {
        await Database.HashSetAsync(Keys.OutboxSeq, Other, "8000000000000000");
        await SettleAsync(3);

        Assert.Equal(0, await Store.DeliverAsync(Queue, Other));

        Assert.Equal("8000000000000003", await Database.HashGetAsync(Store.KeysOf(Other).Inbox, Queue));
    }

    private async Task SettleAsync(int count)
    {
        var ids = await EnqueueAndLeaseAsync(count);
        await LeaseAsync(0, held: count, [.. ids.Select((id, i) => Dead(id, Other, Job($"next {i}")))]);
        Assert.Equal([Other], await Store.ListOutboxesAsync(Queue));
    }

    private static Settlement Dead(JobId id, string queue, NewJob followUp)
        => new(id, SettlementKind.Dead) { Failure = Bytes("boom"), FollowUp = new FollowUp(queue, followUp) };
}

public sealed class FollowUpOnRedisTests(RedisServerFixture redis) : FollowUpTests(redis.Endpoint);

public sealed class FollowUpOnGarnetTests(EmbeddedRedisFixture garnet) : FollowUpTests(garnet.Endpoint);
