using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

internal sealed partial class JobWorker
{
    [LoggerMessage(EventIds.WorkerStarted, LogLevel.Information, "The worker runs {Jobs} jobs of queues {Queues}, {Concurrency} at once, from Redis at {Endpoint}.")]
    private static partial void LogStarted(ILogger logger, int jobs, string queues, int concurrency, string endpoint);

    [LoggerMessage(EventIds.WorkerStopped, LogLevel.Information, "The worker has stopped; what it did not finish is back in its queue.")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(EventIds.WorkerStoppedWithLeases, LogLevel.Error, "The worker has stopped, but Redis at {Endpoint} did not answer: what it held of {Queues} is not back in its queue. It comes back when its lease ends, {LeaseTime} after the last renewal, and jobs that had ended unsettled run again.")]
    private static partial void LogStoppedWithLeases(ILogger logger, string endpoint, string queues, TimeSpan leaseTime);

    [LoggerMessage(EventIds.WorkerHurries, LogLevel.Information, "The worker was asked a second time to stop: it does not wait for running jobs any longer, their tokens are cancelled.")]
    private static partial void LogHurries(ILogger logger);

    [LoggerMessage(EventIds.JobsLeftRunning, LogLevel.Warning, "{Count} jobs ignore their cancelled token and still run ({Jobs}): the worker stops without them, and their results are thrown away.")]
    private static partial void LogLeftRunning(ILogger logger, int count, string jobs);

    [LoggerMessage(EventIds.ChildWithoutLedger, LogLevel.Warning, "This child worker cannot note which jobs it runs for its supervisor. Should it crash, its jobs come back when its lease ends.")]
    private static partial void LogNoLedger(ILogger logger, Exception exception);

    [LoggerMessage(EventIds.ServerWarning, LogLevel.Warning, "{Warning}")]
    private static partial void LogServer(ILogger logger, string warning);
}
