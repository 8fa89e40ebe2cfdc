using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Runs the jobs in child processes: keeps as many as configured, and ends them in order.</summary>
internal sealed partial class Supervisor : IHostedService, IDisposable
{
    private readonly Func<CancellationToken, ValueTask<IJobStore>> _connect;
    private readonly Func<JobRegistry> _registry;
    private readonly JobWorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private SupervisedChild[] _children = [];
    private StopSignals? _signals;
    private Task _watching = Task.CompletedTask;

    public Supervisor(
        Func<CancellationToken, ValueTask<IJobStore>> connect, Func<JobRegistry> registry, JobWorkerOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        _connect = connect;
        _registry = registry;
        _options = options;
        _time = time;
        _logger = GuardedLogger.Create(loggers, "TypedJobs.Supervisor");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Jobs that no child could start with are an error here, once, and not a crash of every child for ever.
        _ = _registry();
        LogStarted(_logger, _options.Processes);
        var crashed = new CrashedChild(_connect, _options, _time, _logger);
        _children = [.. Enumerable.Range(1, _options.Processes).Select(number => new SupervisedChild(number, _options, crashed, _time, _logger))];
        _signals = new StopSignals(Hurry);
        _watching = new RoleRunner(_time, _logger).RunAsync(_children, _stopping.Token);
        return Task.CompletedTask;
    }

    /// <summary>Ends the children in order: each drains as a worker does; what does not end in time is killed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _signals?.Dispose();
        _stopping.Dispose();
    }

    private void Hurry()
    {
        foreach (var child in _children)
        {
            child.Hurry();
        }
    }

    [LoggerMessage(EventIds.SupervisorStarted, LogLevel.Information, "Supervising {Count} child workers.")]
    private static partial void LogStarted(ILogger logger, int count);
}
