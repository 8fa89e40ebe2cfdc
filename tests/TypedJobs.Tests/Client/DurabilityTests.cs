using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Tests.Redis;

namespace TypedJobs.Tests.Client;

/// <summary>A primary with one replica of its own, which a test may lose.</summary>
public sealed class DurabilityTests : IAsyncLifetime
{
    private const string Queue = "durable";

    private RedisProcess? _primary;
    private RedisProcess? _replica;

    public static bool HasServer => RedisProcess.IsInstalled;

    public async ValueTask InitializeAsync()
    {
        if (!HasServer)
        {
            return;
        }

        _primary = await RedisProcess.StartAsync("--repl-diskless-sync-delay", "0", "--save", "");
        _replica = await RedisProcess.StartAsync("--replicaof", $"127.0.0.1 {_primary.Port}", "--save", "");
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_primary.Endpoint + ",allowAdmin=true");
        await Eventually.TrueAsync(async () => ((string)(await connection.GetDatabase().ExecuteAsync("INFO", "replication"))!)
            .Contains("state=online", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_replica is not null)
        {
            await _replica.DisposeAsync();
            await _primary!.DisposeAsync();
        }
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to replicate")]
    public async Task Enqueue_ReplicaThatLives_IsStoredOnBoth()
    {
        await using var client = await ConnectAsync(replicas: 1);

        var handle = await client.EnqueueAsync(Probes.Count.With("x", 1).OnQueue(Queue));

        await using var replica = await ConnectionMultiplexer.ConnectAsync($"{_replica!.Endpoint},allowAdmin=true");
        var id = handle.Id.ToByteArray();
        Assert.True(await replica.GetDatabase().HashExistsAsync($"{{tj:{Queue}}}:jobs", id, CommandFlags.PreferReplica));
    }

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to replicate")]
    public async Task Enqueue_FewerReplicasThanAsked_SaysThatItMayBeStoredAndARepeatIsOneJob()
    {
        await using var client = await ConnectAsync(replicas: 2);
        var call = Probes.Count.With("x", 1).OnQueue(Queue).WithId(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared));

        var exception = await Assert.ThrowsAsync<JobEnqueueException>(() => client.EnqueueAsync(call).AsTask());
        var again = await Assert.ThrowsAsync<JobEnqueueException>(() => client.EnqueueAsync(call).AsTask());

        Assert.Matches("[01] of 2 replicas", exception.Message);
        Assert.True(exception.MayBeStored && again.MayBeStored);
        await using var plain = await ConnectAsync(replicas: 1);
        var handle = await plain.EnqueueAsync(call);
        Assert.Equal(JobState.Pending, await handle.GetStateAsync());
        var snapshot = await plain.Store.LeaseAsync(Queue, new TypedJobs.Storage.WorkerSession("s", 15_000), new TypedJobs.Storage.LeaseRequest(default, 10, 0));
        Assert.Single(snapshot.Jobs);
    }

    private Task<JobClient> ConnectAsync(int replicas) => JobClient.ConnectAsync(
        new RedisOptions { Configuration = _primary!.Endpoint },
        new JobClientOptions { DurabilityReplicas = replicas, DurabilityTimeout = TimeSpan.FromSeconds(replicas == 1 ? 30 : 0.2) });
}
