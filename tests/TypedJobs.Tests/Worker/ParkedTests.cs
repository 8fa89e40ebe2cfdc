using MessagePack;
using TypedJobs.Redis;
using TypedJobs.Serialization;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>Jobs that wait: for a worker that knows them, or for their next attempt.</summary>
public sealed class ParkedTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"parked-{Guid.NewGuid():N}";
    private RedisJobStore? _store;
    private JobClient? _client;

    public ParkedTests(RedisServerFixture redis) => _redis = redis;

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        _client = await JobClient.ConnectAsync(_redis.Endpoint);
        _store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = _redis.Endpoint }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _store!.DisposeAsync();
    }

    [Fact]
    public async Task Job_OfALaterVersion_IsParkedAsItIs()
    {
        var body = LaterVersion();
        var id = await ParkAsync(body);
        Assert.Equal(body, (await _store!.FindAsync(_queue, id)).Body.ToArray());
        Assert.Equal(0, await FailedAsync());
        Assert.Equal(JobState.Scheduled, await Client.GetStateAsync(id.OnQueue(_queue)));
    }

    [Fact]
    public async Task Job_ThatIsParked_DoesNotCountAsFailed()
    {
        var id = await ParkAsync(JobEnvelope.Write("nobody.knows"u8, 2, default, [0x90]));
        var envelope = JobEnvelope.Parse((await _store!.FindAsync(_queue, id)).Body);
        Assert.Equal(2, envelope.Attempt);
        Assert.NotNull(Parking.SinceOf(envelope.Options, TimeProvider.System.GetUtcNow()));
        Assert.Equal(0, await FailedAsync());
        Assert.Equal(JobState.Scheduled, await Client.GetStateAsync(id.OnQueue(_queue)));
    }

    [Fact]
    public async Task Job_ThatIsParkedAgain_KeepsSinceWhen()
    {
        var since = TimeProvider.System.GetUtcNow().AddHours(-2);
        var body = JobEnvelope.Write("nobody.knows"u8, 1, Parking.Begin(default, since), [0x90]);
        var id = await ParkAsync(body);
        Assert.Equal(body, (await _store!.FindAsync(_queue, id)).Body.ToArray());
    }

    [Fact]
    public async Task Job_ThatFailedAndWaits_IsRetrying()
    {
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        var handle = await Client.EnqueueAsync(Probes.FailForAnHour.With().OnQueue(_queue));
        await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Retrying);
        await worker.EndAsync();
        Assert.Equal(JobState.Retrying, await handle.GetStateAsync());
        Assert.Equal(1, await FailedAsync());
    }

    private async Task<JobId> ParkAsync(byte[] body)
    {
        var id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
        await _store!.EnqueueAsync(_queue, new[] { new NewJob(id, body) }, mayRepeat: false, maxLength: 0);
        var worker = await WorkerHost.StartAsync(_redis.Endpoint, _queue);
        await Eventually.TrueAsync(async () => (await _store.FindAsync(_queue, id)).State is JobState.Scheduled or JobState.Dead);
        await worker.EndAsync();
        Assert.Equal(JobState.Scheduled, (await _store.FindAsync(_queue, id)).State);
        return id;
    }

    private async Task<long> FailedAsync() => (long)await _store!.Connection.GetDatabase().HashGetAsync(_store.KeysOf(_queue).Stats, "failed");

    private static byte[] LaterVersion()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(4);
        writer.Write(JobEnvelope.CurrentVersion + 1);
        writer.Write("probe.add");
        writer.WriteArrayHeader(0);
        writer.WriteNil();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
