using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Starts a worker, or the supervisor of its children, once it is sure that its jobs can run: what they need is registered, and Redis answers.</summary>
internal sealed partial class WorkerStarter : IHostedService, IDisposable
{
    private readonly Server _server;
    private readonly IServiceProvider _services;
    private readonly IHostedService _worker;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _starting = Task.CompletedTask;

    /// <param name="server">Whose jobs it runs.</param>
    /// <param name="services">The program's services.</param>
    /// <param name="worker">The worker or the supervisor.</param>
    /// <param name="loggers">Where it logs.</param>
    public WorkerStarter(Server server, IServiceProvider services, IHostedService worker, ILoggerFactory loggers)
    {
        _server = server;
        _services = services;
        _worker = worker;
        _logger = GuardedLogger.Create(loggers, "TypedJobs.Worker");
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var registry = ServerRegistration.Registry(_services, _server.Name);
        var options = ServerRegistration.Get<JobWorkerOptions>(_services, _server);
        RequiredServices.ThrowIfMissing(registry, options, _services);
        WarnOfQueues(registry, options);
        var answered = _services.GetRequiredKeyedService<StoreConnection>(_server.Name).Answered;
        if (answered.IsCompleted)
        {
            await _worker.StartAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        LogWaits(_logger);
        _starting = StartLaterAsync(answered);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _starting.ConfigureAwait(false);
        await _worker.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task StartLaterAsync(Task answered)
    {
        try
        {
            await answered.WaitAsync(_stopping.Token).ConfigureAwait(false);
            await _worker.StartAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped before Redis was there.
        }
        catch (Exception exception)
        {
            // What would have stopped the host at its start stops it now.
            LogCannotStart(_logger, exception);
            _services.GetService<IHostApplicationLifetime>()?.StopApplication();
        }
    }

    private void WarnOfQueues(JobRegistry registry, JobWorkerOptions options)
    {
        var own = registry.Jobs.Select(static job => job.Queue).ToHashSet(StringComparer.Ordinal);
        foreach (var queue in options.Queues.Where(queue => !own.Contains(queue)).Distinct(StringComparer.Ordinal))
        {
            var hint = Nearest.Of(queue, own) is { } near ? $" Is '{near}' meant?" : "";
            LogForeignQueue(_logger, queue, string.Join(", ", own.Order(StringComparer.Ordinal)), hint);
        }
    }

    [LoggerMessage(EventIds.ForeignQueue, LogLevel.Warning, "The worker serves queue '{Queue}', which no job of this program names (they name: {Known}): only calls with OnQueue(\"{Queue}\") come to it.{Hint}")]
    private static partial void LogForeignQueue(ILogger logger, string queue, string known, string hint);

    [LoggerMessage(EventIds.WorkerWaits, LogLevel.Warning, "The worker waits for Redis and begins when it answers.")]
    private static partial void LogWaits(ILogger logger);

    [LoggerMessage(EventIds.WorkerCannotStart, LogLevel.Critical, "The worker cannot start now that Redis answers; the program ends.")]
    private static partial void LogCannotStart(ILogger logger, Exception exception);
}
