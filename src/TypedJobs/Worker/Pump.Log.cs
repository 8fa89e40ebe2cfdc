using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

internal sealed partial class Pump
{
    [LoggerMessage(EventIds.SessionLost, LogLevel.Warning, "The lease of session '{Session}' on queue '{Queue}' is lost: this worker was silent for longer than its lease. Its running jobs are stopped, {ThrownAway} results are thrown away, and it starts anew; another worker has its jobs.")]
    private static partial void LogLeaseLost(ILogger logger, string queue, string session, int thrownAway);

    [LoggerMessage(EventIds.UnknownJobsHandedBack, LogLevel.Information, "Handed {Count} jobs back to queue '{Queue}' that were leased by a call whose answer was lost.")]
    private static partial void LogHandedBack(ILogger logger, int count, string queue);

    [LoggerMessage(EventIds.OrphansFound, LogLevel.Error, "{Count} pending jobs of queue '{Queue}' had no stored job any more and were dropped: somebody deleted, evicted or renamed keys of the queue. client.Inspector.CheckAsync names what is left, and RepairAsync mends it.")]
    private static partial void LogOrphans(ILogger logger, int count, string queue);

    [LoggerMessage(EventIds.SettlementNotTaken, LogLevel.Error, "Redis does not take the end of job {Id} on queue '{Queue}' ({Bytes} bytes): the job is dead. Return less, or store it elsewhere and return its key.")]
    private static partial void LogNotTaken(ILogger logger, Exception exception, JobId id, string queue, int bytes);
}
