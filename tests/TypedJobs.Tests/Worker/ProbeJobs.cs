using System.Collections.Concurrent;

namespace TypedJobs.Tests.Worker;

/// <summary>Jobs whose runs a test in the same process can see. Every test has a channel of its own.</summary>
public static partial class ProbeJobs
{
    private static readonly ConcurrentDictionary<string, Probe> Opened = new();

    public static ConcurrentQueue<DeadLetter> Letters { get; } = new();

    public static Probe Open(string channel) => Opened.GetOrAdd(channel, static _ => new Probe());

    [Job("probe.count")]
    private static void Count(string channel, int number) => Open(channel).Ran.Enqueue(number);

    /// <summary>Enqueues another with a call that names no client.</summary>
    [Job("probe.relay")]
    private static async Task Relay(string channel, int number, string queue)
    {
        await Task.Yield();
        await Probes.Count.With(channel, number).OnQueue(queue).EnqueueAsync();
    }

    [Job("probe.fail")]
    private static void Fail(string channel, string message, JobContext job)
    {
        Open(channel).Ran.Enqueue(job.Attempt);
        throw new InvalidOperationException(message);
    }

    [Job("probe.fail-for-good")]
    private static void FailForGood(string channel, JobContext job)
    {
        Open(channel).Ran.Enqueue(job.Attempt);
        throw job.Fail("no such customer");
    }

    [Job("probe.retry-once")]
    private static int RetryOnce(string channel, JobContext job)
    {
        Open(channel).Ran.Enqueue(job.Attempt);
        return job.Attempt == 1 ? throw job.Retry(TimeSpan.FromMilliseconds(1), new TimeoutException("try later")) : job.Failures.Count;
    }

    [Job("probe.add")]
    private static async Task<int> AddAsync(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    [Job("probe.large-result")]
    private static byte[] LargeResult(int bytes) => new byte[bytes];

    [Job("probe.fail-with-result", MaxAttempts = 1)]
    private static int FailWithResult() => throw new InvalidOperationException("no result");

    [Job("probe.wait")]
    private static async Task Wait(string channel, CancellationToken cancellationToken)
    {
        var probe = Open(channel);
        probe.Ran.Enqueue(0);
        probe.Began.TrySetResult();
        try
        {
            await probe.Gate.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            probe.Tripped.TrySetResult();
            throw;
        }
    }

    [Job("probe.block-pool")]
    private static void BlockPool(string channel)
    {
        Open(channel).Began.TrySetResult();
        Open(channel).Gate.Task.Wait();
    }

    [Job("probe.once", BaseDelay = "1ms", MaxDelay = "1ms")]
    private static async Task<string> Once(string channel, JobContext job)
    {
        var probe = Open(channel);
        await job.OnceAsync("note", _ =>
        {
            probe.Ran.Enqueue(job.Attempt);
            return Task.CompletedTask;
        });
        var charge = await job.OnceAsync("charge", _ => Task.FromResult($"charged in attempt {job.Attempt}"));
        return job.Attempt < 3 ? throw new TimeoutException("after the charge") : charge;
    }

    [Job("probe.early", Ack = AckMode.Early)]
    private static async Task Early(string channel, bool fail, CancellationToken cancellationToken)
    {
        var probe = Open(channel);
        probe.Ran.Enqueue(0);
        probe.Began.TrySetResult();
        if (fail)
        {
            throw new InvalidOperationException("once is enough");
        }

        await probe.Gate.Task.WaitAsync(cancellationToken);
    }

    [Job("probe.soft", Timeout = "200ms", MaxAttempts = 1)]
    private static async Task Soft(string channel, CancellationToken cancellationToken)
    {
        try
        {
            await Open(channel).Gate.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Open(channel).Tripped.TrySetResult();
        }
    }

    [Job("probe.hard", HardTimeout = "200ms", MaxAttempts = 1)]
    private static int Hard(string channel)
    {
        Open(channel).Began.TrySetResult();
        Open(channel).Gate.Task.Wait();
        Open(channel).Tripped.TrySetResult();
        return 1;
    }

    [Job("probe.watched", MaxAttempts = 1, OnDead = nameof(Mourn))]
    private static void Watched(string channel) => throw new InvalidOperationException($"watched {channel}");

    [Job("probe.mourn", Queue = "mourners")]
    private static void Mourn(DeadLetter letter) => Letters.Enqueue(letter);

    /// <summary>Has an argument of every kind that is shown.</summary>
    [Job("probe.show")]
    private static void Show(
        Guid order,
        string text,
        DayOfWeek day,
        DateTime time,
        DateTimeOffset offset,
        DateOnly date,
        TimeOnly clock,
        TimeSpan span,
        decimal price,
        List<Guid?> orders,
        Dictionary<Guid, DayOfWeek> days,
        byte[] bytes,
        double share,
        Parcel parcel)
        => throw new InvalidOperationException($"{order}{text}{day}{time}{offset}{date}{clock}{span}{price}{orders}{days}{bytes}{share}{parcel}");

    /// <summary>Takes what nobody registers, on a queue that other tests' workers do not serve.</summary>
    [Job("probe.needy", Queue = "needy")]
    private static void Needy(
        [FromServices] IUnregistered missing,
        [Microsoft.Extensions.DependencyInjection.FromKeyedServices("spare")] IUnregistered spare,
        [FromServices] TimeProvider time,
        [FromServices] IUnregistered? optional = null)
        => throw new InvalidOperationException($"{missing} {spare} {time} {optional}");

    [Job("probe.scoped")]
    private static string Scoped(JobContext job, [FromServices] ScopedThing first, [FromServices] ScopedThing second)
        => ReferenceEquals(first, second) ? $"{first.Number}" : "two scopes";
}

/// <summary>What the jobs of one test did, and what they wait for.</summary>
public sealed class Probe
{
    public ConcurrentQueue<int> Ran { get; } = new();

    public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Tripped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A payload type of the program.</summary>
public sealed record Parcel(int Count, string Name);

/// <summary>A service that no test registers.</summary>
public interface IUnregistered;

/// <summary>A service that lives as long as an attempt.</summary>
public sealed class ScopedThing : IDisposable
{
    private static int _made;
    private static int _disposed;

    public int Number { get; } = Interlocked.Increment(ref _made);

    public static bool AllDisposed => _made == _disposed;

    public void Dispose() => Interlocked.Increment(ref _disposed);
}
