using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

public abstract class SaveOnceTests(string endpoint) : StoreTests(endpoint)
{
    [Fact]
    public async Task SaveOnce_HeldJob_IsFoundByTheNextAttempt()
    {
        var ids = await EnqueueAndLeaseAsync(1);

        Assert.True(await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", Bytes("paid")));
        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Retry) { Body = Bytes("second") });

        Assert.Equal("paid", Text((await Store.FindOnceAsync(Queue, ids[0], "charge"))!.Value));
        Assert.Null(await Store.FindOnceAsync(Queue, ids[0], "ship"));
        Assert.InRange((await Database.KeyTimeToLiveAsync(Keys.OnceOf(ids[0])))!.Value, StoreLimits.OnceTtl - TimeSpan.FromMinutes(1), StoreLimits.OnceTtl);
    }

    [Fact]
    public async Task SaveOnce_EmptyResult_IsFound()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", default);

        Assert.Equal(0, (await Store.FindOnceAsync(Queue, ids[0], "charge"))!.Value.Length);
    }

    [Fact]
    public async Task SaveOnce_JobThatTheSessionLost_KeepsNothing()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await ExpireAsync(Session);
        await Store.RecoverExpiredAsync(Queue, maxCrashes: 3, Bytes("crashed"));

        Assert.False(await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", Bytes("paid")));
        Assert.Null(await Store.FindOnceAsync(Queue, ids[0], "charge"));
    }

    [Fact]
    public async Task SaveOnce_JobThatSucceeds_LeavesNothing()
    {
        var ids = await EnqueueAndLeaseAsync(3);
        await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", Bytes("paid"));
        await Store.SaveOnceAsync(Queue, Session, ids[2], "charge", Bytes("paid"));

        await LeaseAsync(0, held: 3, Succeeded(ids[0]), Succeeded(ids[1]));

        Assert.Null(await Store.FindOnceAsync(Queue, ids[0], "charge"));
        Assert.NotNull(await Store.FindOnceAsync(Queue, ids[2], "charge"));
        Assert.Equal([ids[2].ToByteArray()], (await Database.SetMembersAsync(Keys.Once)).Select(id => (byte[]?)id));
    }

    [Fact]
    public async Task SaveOnce_JobThatDies_IsKeptUntilItIsTakenAway()
    {
        var ids = await EnqueueAndLeaseAsync(1);
        await Store.SaveOnceAsync(Queue, Session, ids[0], "charge", Bytes("paid"));
        await LeaseAsync(0, held: 1, new Settlement(ids[0], SettlementKind.Dead) { Failure = Bytes("boom") });
        Assert.NotNull(await Store.FindOnceAsync(Queue, ids[0], "charge"));

        await Store.PurgeAsync(Queue, (await Store.ListDeadAsync(Queue, null, 1, 0)).Jobs.Select(job => job.Key).ToArray());

        Assert.Null(await Store.FindOnceAsync(Queue, ids[0], "charge"));
        Assert.False(await Database.KeyExistsAsync(Keys.Once));
    }
}

public sealed class SaveOnceOnRedisTests(RedisServerFixture redis) : SaveOnceTests(redis.Endpoint);
