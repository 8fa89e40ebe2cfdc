using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TypedJobs.Embedded;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

public sealed class EmbeddedRedisTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typedjobs-embedded-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_WithADataFolder_KeepsJobsOverARestart()
    {
        var jobs = Enumerable.Range(0, 500).Select(i => NewJob($"{i}")).ToArray();
        var session = new WorkerSession("before", 15_000);
        using (var server = EmbeddedRedis.Start(new EmbeddedRedisOptions { DataFolder = _folder }))
        await using (var store = await ConnectAsync(server.Endpoint))
        {
            await store.EnqueueAsync("mail", jobs, mayRepeat: false, maxLength: 0);
            var leased = (await store.LeaseAsync("mail", session, new LeaseRequest(default, 100, 0))).Jobs;
            Settlement[] done = [.. leased.Take(50).Select(job => new Settlement(job.Id, SettlementKind.Succeeded))];
            await store.LeaseAsync("mail", session, new LeaseRequest(done, 0, 100));
        }

        using (var server = EmbeddedRedis.Start(new EmbeddedRedisOptions { DataFolder = _folder }))
        await using (var store = await ConnectAsync(server.Endpoint))
        {
            var held = await store.ListLeasedAsync("mail", session) ?? [];
            var rest = await store.LeaseAsync("mail", new WorkerSession("after", 15_000), new LeaseRequest(default, 1_000, 0));

            Assert.Equal(jobs[50..100].Select(job => job.Id).Order(), held.Order());
            Assert.Equal(jobs[100..].Select(job => job.Id), rest.Jobs.Select(job => job.Id));
            Assert.Empty(await RedisInvariants.CheckAsync(store.Connection.GetDatabase(), store.KeysOf("mail")));
        }
    }

    [Fact]
    public async Task Start_WithoutADataFolder_KeepsNothing()
    {
        using (var server = EmbeddedRedis.Start())
        await using (var store = await ConnectAsync(server.Endpoint))
        {
            await store.EnqueueAsync("mail", new[] { NewJob("a") }, mayRepeat: false, maxLength: 0);
        }

        using var fresh = EmbeddedRedis.Start();
        await using var again = await ConnectAsync(fresh.Endpoint);
        Assert.Empty((await again.LeaseAsync("mail", new WorkerSession("one", 15_000), new LeaseRequest(default, 10, 0))).Jobs);
    }

    [Fact]
    public void Start_OnATakenPort_SaysWhichAndWhatToDo()
    {
        using var first = EmbeddedRedis.Start();

        var exception = Assert.Throws<InvalidOperationException>(() => EmbeddedRedis.Start(new EmbeddedRedisOptions { Port = first.Port }));

        Assert.Contains(first.Endpoint, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Set another Port", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareWorker_OnTheEmbeddedServer_HasNothingToWarnOf()
    {
        using var server = EmbeddedRedis.Start();
        await using var store = await ConnectAsync(server.Endpoint);

        Assert.Null(await store.PrepareWorkerAsync(CancellationToken.None));
    }

    [Fact]
    public void UseEmbeddedRedis_WithNothingElseSaid_ConnectsThere()
    {
        using var host = Build([]);

        var endpoint = host.Services.GetRequiredService<IOptions<RedisOptions>>().Value.Endpoint;

        Assert.Equal(host.Services.GetRequiredService<EmbeddedRedis>().Endpoint, endpoint);
    }

    [Fact]
    public void UseEmbeddedRedis_WithAServerOnTheCommandLine_ConnectsThereInstead()
    {
        using var host = Build(["--redis", "elsewhere:6379"]);

        Assert.Equal("elsewhere:6379", host.Services.GetRequiredService<IOptions<RedisOptions>>().Value.Endpoint);
    }

    [Fact]
    public void UseEmbeddedRedis_WithAForeignKeyNamedRedis_IsNotDisturbedByIt()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Redis"] = "cache:6379";
        builder.Configuration["TypedJobs:Embedded:DataFolder"] = _folder;
        builder.AddTypedJobs(jobs => jobs.UseEmbeddedRedis());
        using var host = builder.Build();

        Assert.StartsWith("127.0.0.1:", host.Services.GetRequiredService<IOptions<RedisOptions>>().Value.Endpoint, StringComparison.Ordinal);
        Assert.Equal(_folder, host.Services.GetRequiredService<IOptions<EmbeddedRedisOptions>>().Value.DataFolder);
    }

    private static IHost Build(string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder(arguments);
        builder.AddTypedJobs(jobs => jobs.UseEmbeddedRedis());
        return builder.Build();
    }

    private static NewJob NewJob(string body)
        => new(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), System.Text.Encoding.UTF8.GetBytes(body));

    private static Task<RedisJobStore> ConnectAsync(string endpoint)
        => RedisJobStore.ConnectAsync(new RedisOptions { Configuration = endpoint }, CancellationToken.None);
}
