using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

/// <summary>Runs roles on the thread pool. One that throws is run again, after a wait that grows.</summary>
internal sealed partial class RoleRunner
{
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public RoleRunner(TimeProvider time, ILogger logger)
    {
        _time = time;
        _logger = logger;
    }

    /// <summary>Ends when all roles have ended by themselves, or were told to.</summary>
    public Task RunAsync(IEnumerable<IWorkerRole> roles, CancellationToken stopping)
        => Task.WhenAll(roles.Select(role => Task.Run(() => KeepAsync(role, stopping), CancellationToken.None)));

    private async Task KeepAsync(IWorkerRole role, CancellationToken stopping)
    {
        var restarts = new Restarts(_time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await role.RunAsync(stopping).ConfigureAwait(false);
                return;
            }
            catch (Exception exception)
            {
                if (stopping.IsCancellationRequested)
                {
                    return;
                }

                var wait = restarts.Failed(out var isNew);
                if (isNew)
                {
                    LogRestarts(_logger, exception, role.GetType().Name, wait);
                }

                await Task.Delay(wait, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventIds.RoleRestarts, LogLevel.Critical, "The {Role} of this worker failed with an unexpected error (a bug in TypedJobs, or bytes in Redis that another program wrote). It runs again in {Wait}, and after a growing wait for as long as it fails.")]
    private static partial void LogRestarts(ILogger logger, Exception exception, string role, TimeSpan wait);
}
