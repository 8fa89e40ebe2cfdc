using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>Runs after all other tests, since it takes the thread pool from them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class StarvedThreadPoolCollection;

/// <summary>User code that blocks every thread of the pool must not cost a worker its leases.</summary>
[Collection(typeof(StarvedThreadPoolCollection))]
public sealed class StarvedThreadPoolTests
{
    [Fact]
    public async Task ExtendLease_EveryPoolThreadIsBlocked_StillAnswers()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var store = await RedisJobStore.ConnectAsync(
            new RedisOptions { Configuration = redis.Endpoint + ",syncTimeout=3000" }, CancellationToken.None);
        await store.PrepareWorkerAsync(CancellationToken.None);
        var session = new WorkerSession("one", 15_000);
        await store.EnqueueAsync("mail", new NewJob[] { new(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), new byte[10]) }, mayRepeat: false, maxLength: 0);
        await store.LeaseAsync("mail", session, new LeaseRequest(default, 1, 0));

        var answers = new List<bool>();
        var pendingWhileAnswering = 0L;
        Exception? failure = null;
        // Not disposed: work items that the pool begins late still look at it.
        var release = new ManualResetEventSlim();
        // More than the pool adds while the calls go on: it grows by one or two a second.
        for (var i = 0; i < 1_000; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static wait => wait.Wait(), release, preferLocal: false);
        }

        var keeper = new Thread(() =>
        {
            try
            {
                for (var i = 0; i < 5; i++)
                {
                    answers.Add(store.ExtendLease("mail", session).LeaseLost);
                }

                pendingWhileAnswering = ThreadPool.PendingWorkItemCount;
            }
            catch (StoreException exception)
            {
                failure = exception;
            }
        });
        keeper.Start();
        keeper.Join();
        release.Set();

        Assert.Null(failure);
        Assert.Equal([false, false, false, false, false], answers);
        Assert.True(pendingWhileAnswering > 0, "The pool was not starved while the lease was extended.");
    }
}
