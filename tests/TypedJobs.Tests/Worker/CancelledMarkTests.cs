using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TypedJobs.Storage;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>A job that is cancelled while it waits for a processor is marked; the mark is that job's alone.</summary>
public sealed class CancelledMarkTests : IAsyncLifetime
{
    private readonly RedisServerFixture _redis;
    private JobClient? _client;

    public CancelledMarkTests(RedisServerFixture redis) => _redis = redis;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public ValueTask DisposeAsync() => _client!.DisposeAsync();

    [Fact]
    public void Mark_OfAJobThatWaits_IsTakenOnce()
    {
        var (pump, dispatcher, id) = Waiting();
        pump.Cancel(id);
        Assert.Single(dispatcher.TakeBack());
        Assert.True(pump.TakeCancelled(id));
        Assert.False(pump.TakeCancelled(id));
    }

    [Fact]
    public void Mark_OfAJobThatIsHandedBack_DoesNotOutliveIt()
    {
        var (pump, dispatcher, id) = Waiting();
        pump.Cancel(id);
        pump.Unload(Assert.Single(dispatcher.TakeBack()));
        Assert.False(pump.TakeCancelled(id));
    }

    [Fact]
    public void Cancel_OfAJobThatDoesNotWaitHere_LeavesNoMark()
    {
        var (pump, dispatcher, id) = Waiting();
        pump.Unload(Assert.Single(dispatcher.TakeBack()));
        pump.Cancel(id);
        Assert.False(pump.TakeCancelled(id));
    }

    private (Pump Pump, Dispatcher Dispatcher, JobId Id) Waiting()
    {
        var store = _client!.Store;
        var (time, random, log) = (TimeProvider.System, Random.Shared, NullLogger.Instance);
        var registry = new JobRegistry([]);
        var judge = new AttemptJudge(time, random, 1_024, log);
        var services = new ServiceCollection().BuildServiceProvider();
        var dispatcher = new Dispatcher(
            1, () => new Processor(new AttemptPipelines(registry, services, judge, log), new Misfit(time, log), new AttemptEnding(judge, log)), log);
        var settings = new PumpSettings("test", 1, 10, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5), 1_024, static () => 1, new Quarantine());
        var pump = new Pump("marks", store, settings, dispatcher, new DeadLetterPost(registry, store, time), new OutboxCourier(store, [], new QueueWatch(store, [], static _ => { }, TimeSpan.FromSeconds(5), time, log), time, log), time, random, log);
        var id = JobId.Create(JobPriority.Normal, time, random);
        dispatcher.Add([new LeasedJob(id, new byte[] { 0x90 })], pump.Session);
        return (pump, dispatcher, id);
    }
}
