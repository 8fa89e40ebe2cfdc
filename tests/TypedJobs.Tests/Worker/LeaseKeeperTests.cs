using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TypedJobs.Storage;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

public sealed class LeaseKeeperTests
{
    [Fact]
    public async Task Extension_ThatFailsUnexpectedlyForOneQueue_GoesOnForTheOthersAndIsSaidOnce()
    {
        var store = DispatchProxy.Create<IJobStore, HalfBrokenStore>();
        var control = (HalfBrokenStore)(object)store;
        using var logging = new HostileLogging { Throws = false };
        var keeper = new LeaseKeeper(store, [PumpOf(store, "broken"), PumpOf(store, "sound")], TimeSpan.FromMilliseconds(30), TimeProvider.System, logging);
        keeper.Start();
        await Eventually.TrueAsync(() => Task.FromResult(control.Extended.Count(static queue => queue == "sound") >= 5));
        keeper.End(TimeSpan.FromSeconds(30));
        Assert.Contains("broken", control.Extended);
        Assert.Contains("lease keeper", Assert.Single(logging.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_NotAnsweredForOneQueue_IsSaidOnceAlthoughAnotherQueueAnswers()
    {
        var store = DispatchProxy.Create<IJobStore, HalfBrokenStore>();
        var control = (HalfBrokenStore)(object)store;
        control.Failure = new StoreException("no answer", StoreFailure.Unanswered);
        using var logging = new HostileLogging { Throws = false };
        var keeper = new LeaseKeeper(store, [PumpOf(store, "broken"), PumpOf(store, "sound")], TimeSpan.FromMilliseconds(30), TimeProvider.System, logging);
        keeper.Start();
        await Eventually.TrueAsync(() => Task.FromResult(control.Extended.Count(static queue => queue == "broken") >= 3));
        keeper.End(TimeSpan.FromSeconds(30));
        Assert.Contains("'broken'", Assert.Single(logging.Lines), StringComparison.Ordinal);
    }

    private static Pump PumpOf(IJobStore store, string queue)
    {
        var (time, random, log) = (TimeProvider.System, Random.Shared, NullLogger.Instance);
        var registry = new JobRegistry([]);
        var judge = new AttemptJudge(time, random, 1_024, log);
        var services = new ServiceCollection().BuildServiceProvider();
        var dispatcher = new Dispatcher(
            1, () => new Processor(new AttemptPipelines(registry, services, judge, log), new Misfit(time, log), new AttemptEnding(judge, log)), log);
        var settings = new PumpSettings("test", 1, 10, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5), 1_024, static () => 1, new Quarantine());
        var pump = new Pump(queue, store, settings, dispatcher, new DeadLetterPost(registry, store, time), new OutboxCourier(store, [], new QueueWatch(store, [], static _ => { }, TimeSpan.FromSeconds(5), time, log), time, log), time, random, log);
        pump.Session.Registered = true;
        return pump;
    }

    /// <summary>A store that does nothing but extend leases, and fails at that for one queue as no store should.</summary>
    public class HalfBrokenStore : DispatchProxy
    {
        internal ConcurrentQueue<string> Extended { get; } = new();

        internal Exception Failure { get; set; } = new InvalidOperationException("not a store's error");

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod?.Name)
            {
                case "get_Endpoint":
                    return "nowhere";
                case nameof(IJobStore.ExtendLease):
                    var queue = ((QueueAddress)args![0]!).Queue;
                    Extended.Enqueue(queue);
                    return queue == "broken" ? throw Failure : new ExtendReply(LeaseLost: false, []);
                default:
                    throw new NotSupportedException(targetMethod?.Name);
            }
        }
    }
}
