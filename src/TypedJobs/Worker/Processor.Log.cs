using Microsoft.Extensions.Logging;

namespace TypedJobs.Worker;

internal sealed partial class Processor
{
    private static readonly Func<ILogger, string, JobId, int, IDisposable?> BeginJobScope =
        LoggerMessage.DefineScope<string, JobId, int>("Job {JobName} {JobId}, attempt {Attempt}");
}
