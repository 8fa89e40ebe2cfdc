using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Warns when jobs are enqueued into a queue that no worker serves: its name is misspelt, or nobody started the worker.</summary>
/// <remarks>Costs an enqueue nothing: a timer, which runs only while the client enqueues, asks for all queues that it used in one command, once a minute at most.</remarks>
internal sealed partial class UnservedWatch : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WarnInterval = TimeSpan.FromMinutes(10);

    // Of queues whose names a program makes up, so many lines tell enough; the others come with the next look.
    private const int MaxWarnings = 10;
    private const int MaxNamed = 10;

    private readonly IRegistryStore _store;
    private readonly string _endpoint;
    private readonly TimeSpan _warnAfter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, UsedQueue> _queues = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long? _lookedAt;
    private bool _armed;
    private bool _disposed;

    /// <param name="store">Which queues are served.</param>
    /// <param name="endpoint">Where the store is, for messages.</param>
    /// <param name="warnAfter">How long no worker serves a queue before it is said.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Never throws.</param>
    public UnservedWatch(IRegistryStore store, string endpoint, TimeSpan warnAfter, TimeProvider time, ILogger logger)
    {
        _store = store;
        _endpoint = endpoint;
        _warnAfter = warnAfter;
        _time = time;
        _logger = logger;
        // A timer keeps the flow in which it is made: that of whichever request was the first to ask for the client.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static watch => _ = ((UnservedWatch)watch!).LookAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Jobs were enqueued into a queue.</summary>
    public void Used(string queue)
    {
        var used = _queues.TryGetValue(queue, out var known) ? known : _queues.GetOrAdd(queue, static name => new UsedQueue(name));
        if (used.IsUsed)
        {
            return;
        }

        lock (_gate)
        {
            used.IsUsed = true;
            used.Since ??= _time.GetTimestamp();
            Arm(_warnAfter);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }
    }

    /// <summary>Sets the timer, unless it is set: not before a minute after the last look.</summary>
    private void Arm(TimeSpan due)
    {
        if (_armed || _disposed)
        {
            return;
        }

        var rest = _lookedAt is { } last ? LookInterval - _time.GetElapsedTime(last) : TimeSpan.Zero;
        _armed = true;
        _timer.Change(due > rest ? due : rest, Timeout.InfiniteTimeSpan);
    }

    private async Task LookAsync()
    {
        var queues = TakeUsed();
        try
        {
            foreach (var page in queues.Chunk(StoreLimits.MaxBatch))
            {
                await LookAsync(page).ConfigureAwait(false);
            }
        }
        catch (StoreException)
        {
            // Whoever enqueues hears it from the enqueue; whether a queue is served, nobody can tell now.
            SetUsed(queues);
        }
        finally
        {
            lock (_gate)
            {
                _armed = false;
                if (_queues.Values.Any(static queue => queue.IsUsed))
                {
                    Arm(LookInterval);
                }
            }
        }
    }

    /// <summary>The queues that were used since the last look, but for those that were warned of not long ago.</summary>
    private UsedQueue[] TakeUsed()
    {
        lock (_gate)
        {
            _lookedAt = _time.GetTimestamp();
            var used = _queues.Values.Where(static queue => queue.IsUsed).ToArray();
            foreach (var queue in used)
            {
                queue.IsUsed = false;
            }

            return [.. used.Where(queue => queue.WarnedAt is not { } warned || _time.GetElapsedTime(warned) >= WarnInterval)];
        }
    }

    private void SetUsed(IEnumerable<UsedQueue> queues)
    {
        lock (_gate)
        {
            foreach (var queue in queues)
            {
                queue.IsUsed = true;
            }
        }
    }

    private async Task LookAsync(UsedQueue[] queues)
    {
        var served = (await _store.FindQueuesAsync(Array.ConvertAll(queues, static queue => queue.Name)).ConfigureAwait(false)).ToDictionary(static queue => queue.Name, StringComparer.Ordinal);
        var unserved = queues.Where(queue => !IsServed(queue, served)).ToArray();
        lock (_gate)
        {
            foreach (var queue in queues.Except(unserved))
            {
                // It may have been used again since it was taken.
                queue.Since = queue.IsUsed ? _time.GetTimestamp() : null;
            }
        }

        var lasting = unserved.Where(queue => IsLasting(queue, served)).Take(MaxWarnings).ToArray();
        // The others wait for their time, or their turn: they are looked at again though nothing more is enqueued.
        SetUsed(unserved.Except(lasting));
        if (lasting.Length > 0)
        {
            var all = (await _store.ListQueuesAsync().ConfigureAwait(false)).Where(static queue => queue.IsServed).Select(static queue => queue.Name).Order(StringComparer.Ordinal).ToArray();
            foreach (var queue in lasting)
            {
                queue.WarnedAt = _time.GetTimestamp();
                LogUnserved(_logger, queue.Name, _endpoint, LastServed(queue, served), Hint(queue.Name, all));
            }
        }
    }

    private static bool IsServed(UsedQueue queue, Dictionary<string, ServedQueue> served) => served.TryGetValue(queue.Name, out var found) && found.IsServed;

    private bool IsLasting(UsedQueue queue, Dictionary<string, ServedQueue> served)
        => queue.Since is { } since && _time.GetElapsedTime(since) >= _warnAfter && (!served.TryGetValue(queue.Name, out var found) || found.Ago >= _warnAfter);

    private static string LastServed(UsedQueue queue, Dictionary<string, ServedQueue> served)
        => served.TryGetValue(queue.Name, out var found)
            ? string.Create(CultureInfo.InvariantCulture, $" (one did until {found.LastServed:u}, {TimeSpan.FromSeconds(Math.Round(found.Ago.TotalSeconds))} ago)")
            : "";

    private static string Hint(string queue, string[] served)
        => served.Length == 0 ? " No worker serves any queue there: do the workers use another Redis, database or key prefix?"
            : Nearest.Of(queue, served) is { } near ? $" Is '{near}' meant, which is served?"
            : $" These are served: {string.Join(", ", served.Take(MaxNamed))}{(served.Length > MaxNamed ? ", …" : "")}.";

    [LoggerMessage(EventIds.QueueUnserved, LogLevel.Warning, "This program enqueues jobs into queue '{Queue}' of Redis at {Endpoint}, which no worker serves{LastServed}: they wait until one does.{Hint} Start a worker that serves it (--queues {Queue}, or AddWorker with Queues), or correct the name where the jobs are enqueued.")]
    private static partial void LogUnserved(ILogger logger, string queue, string endpoint, string lastServed, string hint);

    /// <summary>A queue that the client enqueued into.</summary>
    private sealed class UsedQueue(string name)
    {
        private volatile bool _used;

        public string Name => name;

        /// <summary>True if it is to be looked at.</summary>
        public bool IsUsed
        {
            get => _used;
            set => _used = value;
        }

        /// <summary>When jobs first came into it since it was last seen served.</summary>
        public long? Since { get; set; }

        public long? WarnedAt { get; set; }
    }
}
