using Microsoft.Extensions.Logging;

namespace TypedJobs.Worker;

internal sealed partial class JobWorker
{
    [LoggerMessage(LogLevel.Information, "The worker runs {Jobs} jobs of queues {Queues}, {Concurrency} at once, from Redis at {Endpoint}.")]
    private static partial void LogStarted(ILogger logger, int jobs, string queues, int concurrency, string endpoint);

    [LoggerMessage(LogLevel.Information, "The worker has stopped; what it did not finish is back in its queue.")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "{Count} jobs ignore their token and still run after the drain time of {DrainTimeout}: they are handed back, and their results are thrown away.")]
    private static partial void LogLeftRunning(ILogger logger, int count, TimeSpan drainTimeout);

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void LogServer(ILogger logger, string warning);
}
