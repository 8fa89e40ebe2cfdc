using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Delivers follow-ups to other queues: those of this worker at once, and what other workers left behind.</summary>
internal sealed partial class OutboxCourier : IWorkerRole
{
    // What a worker that died has left behind waits at most this long.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly IOutboxStore _store;
    private readonly IReadOnlyList<string> _queues;
    private readonly QueueWatch _watch;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AsyncSignal _signal = new();
    private readonly ConcurrentDictionary<string, bool> _own = new(StringComparer.Ordinal);
    private long _lookedAt;

    public OutboxCourier(IOutboxStore store, IReadOnlyList<string> queues, QueueWatch watch, TimeProvider time, ILogger logger)
    {
        _store = store;
        _queues = queues;
        _watch = watch;
        _time = time;
        _logger = logger;
    }

    /// <summary>These ends are settled: their follow-ups for other queues are in the outbox.</summary>
    public void Notice(QueueAddress queue, ReadOnlyMemory<Settlement> settlements)
    {
        foreach (ref readonly var settlement in settlements.Span)
        {
            if (settlement.FollowUp is { } followUp && followUp.Queue != queue)
            {
                _own[queue.Queue] = true;
                _signal.Set();
                return;
            }
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var stop = stopping.Register(_signal.Set);
        while (!stopping.IsCancellationRequested)
        {
            await _signal.WaitAsync(Interval, _time).ConfigureAwait(false);
            if (!_own.IsEmpty || _time.GetElapsedTime(_lookedAt) >= Interval)
            {
                _lookedAt = _time.GetTimestamp();
                await DeliverAsync(stopping).ConfigureAwait(false);
            }
        }

        if (!_own.IsEmpty)
        {
            await DeliverAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async ValueTask DeliverAsync(CancellationToken stopping)
    {
        foreach (var queue in _queues)
        {
            if (!_own.TryRemove(queue, out _) && !_watch.Of(queue).HasOutbox)
            {
                continue;
            }

            try
            {
                foreach (var target in await _store.ListOutboxesAsync(queue).ConfigureAwait(false))
                {
                    while (!stopping.IsCancellationRequested && await _store.DeliverAsync(queue, target).ConfigureAwait(false) > 0)
                    {
                    }
                }
            }
            catch (StoreException exception)
            {
                // They stay in the outbox, in order, until the other queue takes them.
                LogNotDelivered(_logger, exception, queue, Interval);
            }
        }
    }

    [LoggerMessage(EventIds.FollowUpNotDelivered, LogLevel.Warning, "Follow-ups of queue '{Queue}' could not be delivered to another queue; they are kept and tried again in {Interval}.")]
    private static partial void LogNotDelivered(ILogger logger, Exception exception, string queue, TimeSpan interval);
}
