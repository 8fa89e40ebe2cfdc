using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Redis.Network;

/// <summary>A primary, a replica and three sentinels, all on loopback.</summary>
public sealed class SentinelTests
{
    private readonly string _queue = $"sentinel-{Guid.NewGuid():N}";

    public static bool HasServer => RedisProcess.IsInstalled;

    [Fact(SkipUnless = nameof(HasServer), Skip = "no redis-server on the PATH to fail over")]
    public async Task Failover_PrimaryKilled_WorkerAndClientsGoOnAndWhatWasDurableIsRun()
    {
        await using var primary = await RedisProcess.StartAsync("--save", "", "--repl-diskless-sync-delay", "0");
        await using var replica = await RedisProcess.StartAsync("--save", "", "--replicaof", $"127.0.0.1 {primary.Port}");
        await using var first = await SentinelProcess.StartAsync(primary.Port, quorum: 2);
        await using var second = await SentinelProcess.StartAsync(primary.Port, quorum: 2);
        await using var third = await SentinelProcess.StartAsync(primary.Port, quorum: 2);
        SentinelProcess[] sentinels = [first, second, third];
        foreach (var sentinel in sentinels)
        {
            await Eventually.TrueAsync(() => KnowsTheOthersAsync(sentinel));
        }

        var configuration = $"{string.Join(',', sentinels.Select(static sentinel => sentinel.Endpoint))},serviceName={SentinelProcess.ServiceName}";
        var options = new JobClientOptions { DurabilityReplicas = 1, DurabilityTimeout = TimeSpan.FromSeconds(2) };
        await using var durable = await JobClient.ConnectAsync(new RedisOptions { Configuration = configuration }, options);
        await using var plain = await JobClient.ConnectAsync(configuration);
        var probe = ProbeJobs.Open(_queue);
        var worker = await WorkerHost.StartAsync(configuration, _queue, static options => options.LeaseTime = TimeSpan.FromSeconds(5));
        await using var stream = new EnqueueStream(4, number => durable.EnqueueAsync(Probes.Count.With(_queue, number).OnQueue(_queue)));
        await stream.AdvanceAsync(50);

        await primary.KillAsync();
        await Eventually.TrueAsync(() => TryEnqueueAsync(plain, -1), seconds: 120);
        // The sentinels make the old primary a replica of the new one: from then on jobs are durable again.
        await primary.StartAgainAsync();
        await stream.AdvanceAsync(50);
        await stream.StopAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!stream.Stored.Select(static job => job.Number).Append(-1).Except(probe.Ran).Any()));
        await worker.EndAsync();

        await using var promoted = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = replica.Endpoint }, CancellationToken.None);
        Assert.False(promoted.Connection.GetServers()[0].IsReplica);
        Assert.Empty(await RedisInvariants.CheckAsync(promoted.Connection.GetDatabase(), promoted.KeysOf(_queue)));
    }

    private async Task<bool> TryEnqueueAsync(JobClient client, int number)
    {
        try
        {
            await client.EnqueueAsync(Probes.Count.With(_queue, number).OnQueue(_queue));
            return true;
        }
        catch (JobEnqueueException)
        {
            return false;
        }
    }

    private static async Task<bool> KnowsTheOthersAsync(SentinelProcess sentinel)
    {
        var options = ConfigurationOptions.Parse(sentinel.Endpoint);
        options.CommandMap = CommandMap.Sentinel;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        var state = (await connection.GetServer(sentinel.Endpoint).SentinelMasterAsync(SentinelProcess.ServiceName)).ToDictionary();
        return state["num-other-sentinels"] == "2" && state["num-slaves"] == "1";
    }
}
