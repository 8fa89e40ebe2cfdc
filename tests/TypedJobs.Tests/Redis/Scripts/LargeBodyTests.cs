using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis.Scripts;

/// <summary>A lease is bounded by bytes, not only by jobs: one reply of 200 MB would hold up everybody.</summary>
public abstract class LargeBodyTests(string endpoint) : StoreTests(endpoint)
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Lease_LargeJobsBehindSmallOnes_EndsAtTheBound()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 500).Select(i => Job($"{i}"))]);
        await EnqueueLargeAsync(20);

        var reply = await LeaseAsync(take: 1_000);

        Assert.InRange(reply.Jobs.Sum(job => (long)job.Body.Length), 3 * Megabyte, StoreLimits.MaxReplyBytes);
        Assert.Equal(503, reply.Jobs.Length);
        Assert.Equal(17, reply.Pending);
    }

    [Fact]
    public async Task Lease_OneJobOverTheBound_IsLeasedAlone()
    {
        await EnqueueAsync(new NewJob(NewId(), new byte[StoreLimits.MaxReplyBytes + 1]), Job("small"));

        Assert.Equal(StoreLimits.MaxReplyBytes + 1, Assert.Single((await LeaseAsync(take: 10)).Jobs).Body.Length);
        Assert.Equal("small", Text(Assert.Single((await LeaseAsync(take: 10, held: 1)).Jobs).Body));
    }

    [Fact]
    public async Task Lease_BoundOfTheCaller_BringsOneJobAtLeast()
    {
        await EnqueueAsync(Job("a"), Job("b"));

        var reply = await Store.LeaseAsync(Queue, Session, new LeaseRequest(default, 10, 0) { MaxBytes = 1 });

        Assert.Equal("a", Text(Assert.Single(reply.Jobs).Body));
        Assert.Equal(1, reply.Pending);
    }

    [Fact]
    public async Task Lease_LargeJobOfHighPriorityThatDoesNotFit_IsNotOvertaken()
    {
        await EnqueueAsync(
            new NewJob(NewId(JobPriority.High), new byte[3 * Megabyte]), new NewJob(NewId(JobPriority.High), new byte[3 * Megabyte]), Job("normal"));

        Assert.Equal(3 * Megabyte, Assert.Single((await LeaseAsync(take: 10)).Jobs).Body.Length);
        Assert.Equal([3 * Megabyte, 6], (await LeaseAsync(take: 10, held: 1)).Jobs.Select(job => job.Body.Length));
    }

    [Fact]
    public async Task Lease_BodyThatGrewByRetries_CountsAsLarge()
    {
        var ids = await EnqueueAndLeaseAsync(10);
        await LeaseAsync(0, held: 10, [.. ids.Select(id => new Settlement(id, SettlementKind.Retry) { Body = new byte[Megabyte] })]);

        var reply = await LeaseAsync(take: 10);

        Assert.Equal(4, reply.Jobs.Length);
        await LeaseAsync(0, held: 4, [.. reply.Jobs.Select(job => Succeeded(job.Id))]);
        Assert.Equal(6, await Database.SetLengthAsync(Keys.Large));
    }

    private async Task EnqueueLargeAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await EnqueueAsync(new NewJob(NewId(), new byte[Megabyte]));
        }
    }
}

public sealed class LargeBodyOnRedisTests(RedisServerFixture redis) : LargeBodyTests(redis.Endpoint);

public sealed class LargeBodyOnGarnetTests(EmbeddedRedisFixture garnet) : LargeBodyTests(garnet.Endpoint);
