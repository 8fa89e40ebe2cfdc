using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

/// <summary>Hands back what the worker holds but cannot begin, because all its processors are busy with jobs longer than the ones before.</summary>
internal sealed partial class ReadyWatch : IWorkerRole
{
    // Prefetch follows the mean of many jobs, so one long job after many short ones finds a full buffer behind it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dispatcher _dispatcher;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public ReadyWatch(Dispatcher dispatcher, TimeProvider time, ILogger logger)
    {
        _dispatcher = dispatcher;
        _time = time;
        _logger = logger;
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Patience, _time);
        var begun = -1;
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                var before = begun;
                begun = _dispatcher.Begun;
                if (begun == before)
                {
                    HandBack();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker stops, and hands back what it holds by itself.
        }
    }

    private void HandBack()
    {
        var works = _dispatcher.TakeBack();
        foreach (var work in works)
        {
            work.Pump.Unload(work);
        }

        if (works.Count > 0)
        {
            LogHandedBack(_logger, works.Count, Patience);
        }
    }

    [LoggerMessage(EventIds.ReadyJobsHandedBack, LogLevel.Debug, "Handed back {Count} leased jobs: no processor was free for {Patience}.")]
    private static partial void LogHandedBack(ILogger logger, int count, TimeSpan patience);
}
