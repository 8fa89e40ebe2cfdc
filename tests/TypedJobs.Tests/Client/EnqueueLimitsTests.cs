using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedJobs.Redis;
using TypedJobs.Serialization;
using TypedJobs.Tests.Redis;

namespace TypedJobs.Tests.Client;

public sealed class EnqueueLimitsTests(RedisServerFixture redis) : IAsyncLifetime
{
    private readonly string _queue = $"limits-{Guid.NewGuid():N}";
    private readonly JobClientOptions _options = new();
    private JobClient? _client;

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync()
        => _client = await JobClient.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint }, _options);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Client.DisposeAsync();
    }

    [Fact]
    public async Task Enqueue_LargerThanMaxPayload_IsRefusedBeforeItLeaves()
    {
        _options.MaxPayload = 2_000;

        var exception = await Assert.ThrowsAsync<PayloadTooLargeException>(
            () => Client.EnqueueAsync(Probes.Fail.With(new string('x', 3_000), "m").OnQueue(_queue)).AsTask());

        Assert.Contains("'probe.fail'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_queue, exception.Message, StringComparison.Ordinal);
        Assert.Equal(2_000, exception.Limit);
        Assert.InRange(exception.Size, 3_000, 3_100);
        await Client.EnqueueAsync(Probes.Fail.With(new string('x', 1_900), "m").OnQueue(_queue));
    }

    [Fact]
    public async Task Enqueue_LargerThanMaxPayloadByItsOptions_IsRefusedBeforeItLeaves()
    {
        _options.MaxPayload = 2_000;
        var plain = Probes.Fail.With("c", "m").OnQueue(_queue);
        byte[] large = [0xC5, 0x07, 0xD0, .. new byte[2_000]];

        var exception = await Assert.ThrowsAsync<PayloadTooLargeException>(
            () => Client.EnqueueAsync(new JobCall(plain.Definition, plain.Body, plain.Options.With((EnvelopeKey)99, large))).AsTask());

        Assert.InRange(exception.Size, 2_000, 2_100);
    }

    [Fact]
    public async Task Enqueue_IntoAFullQueue_NamesItAndStoresNothing()
    {
        _options.MaxLengths[_queue] = 1;
        await Client.EnqueueAsync(Probes.Count.With(_queue, 1).OnQueue(_queue).In(TimeSpan.FromHours(1)));

        var exception = await Assert.ThrowsAsync<QueueFullException>(() => Client.EnqueueAsync(Probes.Count.With(_queue, 2).OnQueue(_queue)).AsTask());

        Assert.Equal((_queue, 1L), (exception.Queue, exception.MaxLength));
        Assert.Equal(JobState.NotFound, await Client.GetStateAsync(Assert.Single(exception.Ids)));
        await Client.EnqueueAsync(Probes.Count.With(_queue, 3).OnQueue($"{_queue}-other"));
    }

    [Fact]
    public async Task Enqueues_ThatTravelTogetherAndDoNotAllFit_StoreAsManyAsFit()
    {
        _options.MaxLength = 300;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async number =>
        {
            try
            {
                await Client.EnqueueAsync(Probes.Count.With(_queue, number).OnQueue(_queue));
                return true;
            }
            catch (QueueFullException)
            {
                return false;
            }
        }));

        Assert.Equal(300, outcomes.Count(static stored => stored));
    }

    [Fact]
    public async Task EnqueueInBulk_MoreThanFit_NamesTheJobsThatWereNotStored()
    {
        _options.MaxLength = 600;

        var exception = await Assert.ThrowsAsync<QueueFullException>(
            () => Client.EnqueueAsync(Enumerable.Range(0, 700).Select(number => Probes.Count.With(_queue, number).OnQueue(_queue))));

        Assert.Equal(200, exception.Ids.Count);
    }

    [Fact]
    public async Task Connect_OptionOutOfRange_SaysWhich()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => JobClient.ConnectAsync(new RedisOptions { Configuration = redis.Endpoint }, new JobClientOptions { DurabilityReplicas = 11 }));

        Assert.Contains("DurabilityReplicas is 11", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfiguredOptions_OfTheClient_WinOverCode()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TypedJobs:Client:MaxPayload"] = "512KB",
            ["TypedJobs:Client:MaxLength"] = "1000",
            ["TypedJobs:Client:MaxLengths:mail"] = "10",
            ["TypedJobs:Client:DurabilityReplicas"] = "2",
            ["TypedJobs:Client:DurabilityTimeout"] = "250ms",
        }).Build();
        var services = new ServiceCollection();
        services.AddTypedJobs(configuration, jobs => jobs.ConfigureClient(options => options.MaxLength = 5));
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<JobClientOptions>>().Value;

        Assert.Equal((512 * 1024, 1_000L, 10L, 1_000L), (options.MaxPayload, options.MaxLength, options.MaxLengthOf("mail"), options.MaxLengthOf("other")));
        Assert.Equal((2, TimeSpan.FromMilliseconds(250)), (options.DurabilityReplicas, options.DurabilityTimeout));
    }
}
