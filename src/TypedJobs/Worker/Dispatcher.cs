using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Brings leased jobs to processors: a queue in memory, and as many loops as jobs may run at once.</summary>
internal sealed partial class Dispatcher : IDisposable
{
    private readonly ConcurrentQueue<LeasedWork> _ready = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Func<Processor> _createProcessor;
    private readonly ILogger _logger;
    private Processor[] _processors;
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _live;
    private int _begunByRetired;
    private int _idle;
    private bool _ended;

    public Dispatcher(int concurrency, Func<Processor> createProcessor, ILogger logger)
    {
        _logger = logger;
        _createProcessor = createProcessor;
        _processors = new Processor[concurrency];
        for (var i = 0; i < concurrency; i++)
        {
            _processors[i] = createProcessor();
        }
    }

    /// <summary>Attempts that run now.</summary>
    public IEnumerable<JobAttempt> Running => Volatile.Read(ref _processors).Select(static processor => processor.Current).OfType<JobAttempt>();

    /// <summary>Jobs that wait for a processor.</summary>
    public IEnumerable<LeasedWork> Ready => _ready;

    /// <summary>How many jobs have been begun in all.</summary>
    public int Begun => _begunByRetired + Volatile.Read(ref _processors).Sum(static processor => processor.Begun);

    /// <summary>Runs until <see cref="End"/>, and until the last job has ended.</summary>
    public Task RunAsync()
    {
        foreach (var processor in _processors)
        {
            Start(processor);
        }

        return _allEnded.Task;
    }

    /// <summary>Puts a fresh processor in the place of one whose job was abandoned; that one ends when its job does.</summary>
    public void Replace(JobAttempt abandoned)
    {
        var processors = _processors;
        var index = Array.FindIndex(processors, processor => processor.Current == abandoned);
        if (index < 0 || Volatile.Read(ref _ended))
        {
            return;
        }

        var replaced = (Processor[])processors.Clone();
        replaced[index].Retire();
        _begunByRetired += replaced[index].Begun;
        replaced[index] = _createProcessor();
        Volatile.Write(ref _processors, replaced);
        Start(replaced[index]);
        OneEnded();
    }

    /// <summary>Hands jobs over and wakes as many processors as there is work for.</summary>
    public void Add(ReadOnlySpan<LeasedJob> jobs, LeaseSession session)
    {
        foreach (ref readonly var job in jobs)
        {
            _ready.Enqueue(new LeasedWork(job, session));
        }

        WakeIdle(jobs.Length);
    }

    /// <summary>Takes back the jobs that no processor has begun.</summary>
    public List<LeasedWork> TakeBack()
    {
        var works = new List<LeasedWork>();
        while (_ready.TryDequeue(out var work))
        {
            works.Add(work);
        }

        return works;
    }

    /// <summary>Lets the processors end when their job has ended.</summary>
    public void End()
    {
        Volatile.Write(ref _ended, true);
        _arrived.Release(_processors.Length);
    }

    public void Dispose() => _arrived.Dispose();

    private void Start(Processor processor)
    {
        Interlocked.Increment(ref _live);
        _ = Task.Run(() => KeepAsync(processor));
    }

    private void OneEnded()
    {
        if (Interlocked.Decrement(ref _live) == 0)
        {
            _allEnded.TrySetResult();
        }
    }

    private void WakeIdle(int count)
    {
        while (count > 0)
        {
            var idle = Volatile.Read(ref _idle);
            var waking = Math.Min(idle, count);
            if (waking <= 0)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _idle, idle - waking, idle) == idle)
            {
                _arrived.Release(waking);
                return;
            }
        }
    }

    /// <summary>Runs a processor's loop to its end. The loop does not throw; if it does, the processor is worth more than the reason.</summary>
    private async Task KeepAsync(Processor processor)
    {
        while (true)
        {
            try
            {
                await LoopAsync(processor).ConfigureAwait(false);
                return;
            }
            catch (Exception exception)
            {
                LogProcessorFailed(_logger, exception);
                if (processor.Retired)
                {
                    // Another one runs in its place already.
                    return;
                }
            }
        }
    }

    private async Task LoopAsync(Processor processor)
    {
        while (true)
        {
            while (_ready.TryDequeue(out var work))
            {
                await processor.RunAsync(work).ConfigureAwait(false);
                if (processor.Retired)
                {
                    return;
                }
            }

            if (Volatile.Read(ref _ended))
            {
                OneEnded();
                return;
            }

            // Counted as idle before the last look: work that comes after that look finds the count and wakes this loop.
            Interlocked.Increment(ref _idle);
            if (!_ready.IsEmpty)
            {
                WakeIdle(1);
            }

            await _arrived.WaitAsync().ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventIds.ProcessorFailed, LogLevel.Critical, "A processor of this worker failed with an unexpected error (a bug in TypedJobs). It goes on with the next job; the one that it had comes back when the worker's lease ends.")]
    private static partial void LogProcessorFailed(ILogger logger, Exception exception);
}
