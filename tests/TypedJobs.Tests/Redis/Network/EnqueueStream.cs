using System.Collections.Concurrent;

namespace TypedJobs.Tests.Redis.Network;

/// <summary>Tasks that enqueue one job after another, whatever happens, and keep what they were told of each.</summary>
internal sealed class EnqueueStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Task[] _tasks;
    private int _number;

    public EnqueueStream(int tasks, Func<int, ValueTask<JobHandle>> enqueue)
        => _tasks = [.. Enumerable.Range(0, tasks).Select(_ => Task.Run(() => RunAsync(enqueue)))];

    /// <summary>Number and id of the jobs that are stored.</summary>
    public ConcurrentQueue<(int Number, JobId Id)> Stored { get; } = new();

    /// <summary>The ids of those that are certainly not.</summary>
    public ConcurrentQueue<JobId> NotStored { get; } = new();

    /// <summary>The ids of those that may be.</summary>
    public ConcurrentQueue<JobId> MayBeStored { get; } = new();

    /// <summary>Waits until so many more were stored.</summary>
    public Task AdvanceAsync(int count)
    {
        var target = Stored.Count + count;
        return Eventually.TrueAsync(() => Task.FromResult(Stored.Count >= target), seconds: 120);
    }

    /// <summary>No task enqueues any more when this ends.</summary>
    public async Task StopAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_tasks);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _ended.Dispose();
    }

    private async Task RunAsync(Func<int, ValueTask<JobHandle>> enqueue)
    {
        while (!_ended.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _number);
            try
            {
                Stored.Enqueue((number, (await enqueue(number)).Id));
                await Task.Delay(1, CancellationToken.None);
            }
            catch (JobEnqueueException exception)
            {
                (exception.MayBeStored ? MayBeStored : NotStored).Enqueue(Assert.Single(exception.Ids));
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }
}
