using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

/// <summary>Runs an attempt within a scope of services and one of the log. How the scopes end does not decide how the attempt did.</summary>
internal sealed partial class ScopedInvocation
{
    private static readonly Func<ILogger, string, JobId, int, IDisposable?> BeginJobScope =
        LoggerMessage.DefineScope<string, JobId, int>("Job {JobName} {JobId}, attempt {Attempt}");

    private readonly AttemptPipeline _next;
    private readonly ILogger _logger;

    public ScopedInvocation(AttemptPipeline next, ILogger logger)
    {
        _next = next;
        _logger = logger;
    }

    public async ValueTask InvokeAsync(JobAttempt attempt)
    {
        var scope = BeginJobScope(_logger, attempt.Context.Name, attempt.Id, attempt.Number);
        try
        {
            await _next(attempt).ConfigureAwait(false);
        }
        finally
        {
            await DisposeServicesAsync(attempt).ConfigureAwait(false);
            GuardedLogger.End(scope);
        }
    }

    private async ValueTask DisposeServicesAsync(JobAttempt attempt)
    {
        try
        {
            await attempt.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The method has ended: failing the attempt now would repeat its effect, or hide why it failed.
            LogDisposeFailed(_logger, exception, attempt.Context.Name, attempt.Id, attempt.Queue, attempt.Number);
        }
    }

    [LoggerMessage(EventIds.ScopeNotDisposed, LogLevel.Error, "A scoped service of job '{Name}' ({Id}) on queue '{Queue}' threw when it was disposed of after attempt {Attempt}. The attempt counts as its method ended.")]
    private static partial void LogDisposeFailed(ILogger logger, Exception exception, string name, JobId id, string queue, int attempt);
}
