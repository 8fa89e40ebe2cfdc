using System.Collections.Concurrent;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Worker;

/// <summary>A registry that writes down what it is told, and tells what a test says.</summary>
internal sealed class RecordingRegistry : IRegistryStore
{
    private int _forgot;

    /// <summary>What was asked of it, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What it says of queues.</summary>
    public List<ServedQueue> Queues { get; } = [];

    /// <summary>How every call fails; null: none does.</summary>
    public StoreFailure? Failure { get; set; }

    public WorkerRecord? Last { get; private set; }

    /// <summary>How often it was told to forget queues.</summary>
    public int Forgot => Volatile.Read(ref _forgot);

    public ValueTask HeartbeatAsync(WorkerRecord worker, TimeSpan timeToLive)
    {
        Last = worker;
        return AnswerAsync($"{worker.Name} runs {worker.Running} for {timeToLive}");
    }

    public ValueTask DeregisterAsync(string worker) => AnswerAsync($"{worker} ends");

    public ValueTask<IReadOnlyList<WorkerRecord>> ListWorkersAsync() => throw new NotSupportedException();

    public async ValueTask<IReadOnlyList<ServedQueue>> ListQueuesAsync()
    {
        await AnswerAsync("list");
        return [.. Queues];
    }

    public async ValueTask<IReadOnlyList<ServedQueue>> FindQueuesAsync(IReadOnlyList<string> queues)
    {
        await AnswerAsync($"find {string.Join(',', queues.Order(StringComparer.Ordinal))}");
        return [.. Queues.Where(queue => queues.Contains(queue.Name))];
    }

    public ValueTask<int> ForgetQueuesAsync(TimeSpan unservedFor)
    {
        Interlocked.Increment(ref _forgot);
        return ValueTask.FromResult(0);
    }

    private ValueTask AnswerAsync(string call)
    {
        // Before it is written down: whoever waits for the call has seen its end.
        var failure = Failure;
        Calls.Enqueue(call);
        return failure is { } why ? ValueTask.FromException(new StoreException("This user may not run it.", why)) : ValueTask.CompletedTask;
    }
}
