using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Looks at all queues of the worker at once: the net under lost messages. Wakes the pumps of those that have work, and tells the other roles which
/// queues they need to go to, so that a worker of many idle queues costs Redis next to nothing. Looks at the server, too.</summary>
internal sealed partial class QueueWatch : IWorkerRole
{
    private readonly IWatchStore _store;
    private readonly IReadOnlyList<string> _queues;
    private readonly Action<string> _wake;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, QueueSigns> _signs = new(StringComparer.Ordinal);
    private string? _problem;

    public QueueWatch(IWatchStore store, IReadOnlyList<string> queues, Action<string> wake, TimeSpan pollInterval, TimeProvider time, ILogger logger)
    {
        _store = store;
        _queues = queues;
        _wake = wake;
        _interval = pollInterval;
        _time = time;
        _logger = logger;
    }

    /// <summary>What is wrong with the server, as of the last look; null if nothing.</summary>
    public string? ServerProblem => Volatile.Read(ref _problem);

    /// <summary>What was last seen of a queue.</summary>
    public QueueSigns Of(string queue) => _signs.GetValueOrDefault(queue, QueueSigns.Unknown);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(_interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                await LookAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async ValueTask LookAsync()
    {
        try
        {
            var signs = await _store.LookAsync(_queues).ConfigureAwait(false);
            for (var i = 0; i < signs.Length; i++)
            {
                _signs[_queues[i]] = signs[i];
                if (signs[i].HasWork)
                {
                    _wake(_queues[i]);
                }
            }

            var problem = await _store.FindServerProblemAsync().ConfigureAwait(false);
            if (problem is not null && ServerProblem is null)
            {
                LogServerProblem(_logger, problem);
            }

            Volatile.Write(ref _problem, problem);
        }
        catch (StoreException)
        {
            // The pumps say that Redis is away. What it has when it is back is not known, so all look for themselves.
            _signs.Clear();
            foreach (var queue in _queues)
            {
                _wake(queue);
            }
        }
    }

    [LoggerMessage(EventIds.ServerProblem, LogLevel.Critical, "{Problem}")]
    private static partial void LogServerProblem(ILogger logger, string problem);
}
