using Microsoft.Extensions.Logging;

namespace TypedJobs.Worker;

internal sealed partial class Processor
{
    private static readonly Func<ILogger, string, JobId, int, IDisposable?> BeginJobScope =
        LoggerMessage.DefineScope<string, JobId, int>("Job {JobName} {JobId}, attempt {Attempt}");

    [LoggerMessage(LogLevel.Warning, "Job '{Name}' ({Id}) was stopped: this worker's lease is lost, another worker has the job.")]
    private static partial void LogLeaseLost(ILogger logger, string name, JobId id);
}
