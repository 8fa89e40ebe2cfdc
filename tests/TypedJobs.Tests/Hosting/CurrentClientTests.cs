using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Tests.Redis;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Hosting;

/// <summary>Where a call goes that names no client, while hosts come and go in one process.</summary>
[Collection(AloneCollection.Name)]
public sealed class CurrentClientTests(RedisServerFixture redis)
{
    private readonly string _queue = $"current-{Guid.NewGuid():N}";

    [Fact]
    public void NoHost_IsAnErrorThatSaysWhatToDo()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => JobClient.Default);

        Assert.Contains("builder.AddTypedJobs", exception.Message, StringComparison.Ordinal);
        Assert.Contains("JobClient.ConnectAsync", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneOfTwoHostsStops_CallsGoToTheOther()
    {
        var a = await StartAsync("a");
        var b = await StartAsync("b");
        await b.EndAsync();

        var handle = await Probes.Add.With(1, 1).OnQueue(_queue).EnqueueAsync();

        Assert.Same(ClientOf(a), JobClient.Default);
        Assert.Equal(JobState.Pending, await ClientOf(a).GetStateAsync(handle.Id));
        await a.EndAsync();
        Assert.Throws<InvalidOperationException>(() => JobClient.Default);
    }

    [Fact]
    public async Task TwoHostsOnDifferentServers_AreAnErrorThatNamesBoth_UntilOneIsMeant()
    {
        var a = await StartAsync("a");
        var b = await StartAsync("b");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Probes.Add.With(1, 1).OnQueue(_queue).EnqueueAsync());
        Assert.Contains($"{redis.Endpoint}, db 0, prefix {Prefix("a")}", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"prefix {Prefix("b")}", exception.Message, StringComparison.Ordinal);

        using (ClientOf(b).Use())
        {
            Assert.Same(ClientOf(b), JobClient.Default);
            await Task.Yield();
            Assert.Same(ClientOf(b), JobClient.Default);
        }

        JobClient.Default = ClientOf(a);
        Assert.Same(ClientOf(a), JobClient.Default);
        await a.EndAsync();
        Assert.Same(ClientOf(b), JobClient.Default);
        await b.EndAsync();
    }

    [Fact]
    public async Task TwoHostsOnOneServer_AreOne_AndTheOldestIsUsed()
    {
        var first = await StartAsync("a");
        var second = await StartAsync("a");

        Assert.Same(ClientOf(first), JobClient.Default);
        await first.EndAsync();
        Assert.Same(ClientOf(second), JobClient.Default);
        await second.EndAsync();
    }

    [Fact]
    public async Task ClientInForce_WhoseHostHasStopped_IsPassedOver()
    {
        var a = await StartAsync("a");
        var b = await StartAsync("b");
        using (ClientOf(b).Use())
        {
            await b.EndAsync();
            Assert.Same(ClientOf(a), JobClient.Default);
        }

        await a.EndAsync();
    }

    [Fact]
    public async Task Job_ThatEnqueues_DoesSoOnTheServerThatItCameFrom()
    {
        // Only the worker of b runs anything: what went to a would wait for ever.
        var a = await StartAsync("a");
        var b = await StartAsync("b", withWorker: true);
        var channel = $"{_queue}-relay";

        await Probes.Relay.With(channel, 1, _queue).OnQueue(_queue).EnqueueAsync(ClientOf(b));

        await Eventually.TrueAsync(() => Task.FromResult(!ProbeJobs.Open(channel).Ran.IsEmpty));
        Assert.Throws<InvalidOperationException>(() => JobClient.Default);
        await a.EndAsync();
        await b.EndAsync();
    }

    [Fact]
    public async Task KeyedServer_HasItsOwnClientAndWorker_AndIsNoDefault()
    {
        var builder = Builder();
        builder.AddTypedJobs(jobs => jobs.UseRedis(options => (options.Configuration, options.KeyPrefix) = (redis.Endpoint, Prefix("a"))));
        builder.AddKeyedTypedJobs("billing", jobs => jobs
            .UseRedis(options => (options.Configuration, options.KeyPrefix) = (redis.Endpoint, Prefix("billing")))
            .AddWorker(worker => worker.Queues.Add(_queue)));
        var host = builder.Build();
        await host.StartAsync();
        var billing = host.Services.GetRequiredKeyedService<IJobClient>("billing");
        var channel = $"{_queue}-billing";

        await Probes.Relay.With(channel, 2, _queue).OnQueue(_queue).EnqueueAsync(billing);

        await Eventually.TrueAsync(() => Task.FromResult(!ProbeJobs.Open(channel).Ran.IsEmpty));
        Assert.Same(host.Services.GetRequiredService<IJobClient>(), JobClient.Default);
        Assert.Same(host.Services.GetRequiredService<JobClient>(), JobClient.Default);
        Assert.NotSame(billing, JobClient.Default);
        await host.EndAsync();
    }

    [Fact]
    public void SecondServerWithoutAKey_IsAnError()
    {
        var builder = Builder();
        builder.AddTypedJobs(jobs => jobs.UseRedis("a:6379"));
        builder.AddKeyedTypedJobs("billing", jobs => jobs.UseRedis("b:6379"));

        Assert.Contains(
            "AddKeyedTypedJobs", Assert.Throws<InvalidOperationException>(() => builder.AddTypedJobs(jobs => jobs.UseRedis("c:6379"))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'billing'", Assert.Throws<InvalidOperationException>(() => builder.AddKeyedTypedJobs("billing", _ => { })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => builder.AddKeyedTypedJobs("", _ => { }));
    }

    private static IJobClient ClientOf(IHost host) => host.Services.GetRequiredService<IJobClient>();

    private static HostApplicationBuilder Builder()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddScoped<ScopedThing>();
        return builder;
    }

    private string Prefix(string name) => $"{name}-{_queue[8..20]}";

    private async Task<IHost> StartAsync(string prefix, bool withWorker = false)
    {
        var builder = Builder();
        builder.AddTypedJobs(jobs =>
        {
            jobs.UseRedis(options => (options.Configuration, options.KeyPrefix) = (redis.Endpoint, Prefix(prefix)));
            if (withWorker)
            {
                jobs.AddWorker(worker => worker.Queues.Add(_queue));
            }
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
