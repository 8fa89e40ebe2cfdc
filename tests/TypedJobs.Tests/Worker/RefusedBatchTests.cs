using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TypedJobs.Redis;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>One end that the store does not take holds up no other: the batch is split until only that job is dead.</summary>
public sealed class RefusedBatchTests(RedisServerFixture redis)
{
    private readonly string _queue = $"refused-{Guid.NewGuid():N}";

    [Fact]
    public async Task Settlement_ThatTheStoreFailsAt_CostsItsOwnJobOnly()
    {
        await using var client = await JobClient.ConnectAsync(redis.Endpoint);
        await using var inner = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint }, CancellationToken.None);
        var (store, control) = LossyStore.Around(inner);
        var handles = await client.EnqueueAsync(Enumerable.Range(0, 40).Select(i => Probes.Add.With(i, 1).OnQueue(_queue)));
        var culprit = handles[17].Id;
        control.Fails = request => request.Settlements.ToArray().Any(s => s.Id == culprit && s.Kind == SettlementKind.Succeeded);
        var options = new JobWorkerOptions { Concurrency = 40 };
        options.Queues.Add(_queue);
        var worker = new JobWorker(
            _ => ValueTask.FromResult(store), static () => JobCatalog.ToRegistry(), options, new ServiceCollection().BuildServiceProvider(), TimeProvider.System,
            Random.Shared, NullLoggerFactory.Instance);
        await worker.StartAsync(CancellationToken.None);

        var failed = await Assert.ThrowsAsync<JobFailedException>(() => handles[17].GetResultAsync(TimeSpan.FromSeconds(60)));
        foreach (var (handle, i) in handles.Select(static (handle, i) => (handle, i)).Where(static pair => pair.i != 17))
        {
            Assert.Equal(i + 1, await handle.GetResultAsync(TimeSpan.FromSeconds(60)));
        }

        await worker.StopAsync(CancellationToken.None);
        Assert.Contains("did not take its end", failed.Message, StringComparison.Ordinal);
        Assert.Equal("SettlementNotTaken", Assert.Single(await client.DeadLetters(_queue).ListAsync().ToListAsync()).Failure.Type);
        Assert.Empty(await RedisInvariants.CheckAsync(inner.Connection.GetDatabase(), inner.KeysOf(_queue)));
    }

    [Fact]
    public async Task Result_ThatTheServerTakesInNoCommand_CostsItsOwnJobOnly()
    {
        await using var server = await RedisProcess.StartAsync("--proto-max-bulk-len", "1mb");
        await using var client = await JobClient.ConnectAsync(server.Endpoint);
        var large = await client.EnqueueAsync(Probes.LargeResult.With(3 * 1024 * 1024).OnQueue(_queue));
        var worker = await WorkerHost.StartAsync(server.Endpoint, _queue, static options => options.MaxResult = 4 * 1024 * 1024);

        await Assert.ThrowsAsync<JobFailedException>(() => large.GetResultAsync(TimeSpan.FromSeconds(120)));
        var small = await client.EnqueueAsync(Probes.Add.With(1, 2).OnQueue(_queue));

        Assert.Equal(3, await small.GetResultAsync(TimeSpan.FromSeconds(60)));
        await worker.EndAsync();
    }
}
