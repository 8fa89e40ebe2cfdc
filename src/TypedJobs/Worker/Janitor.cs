using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Purges dead jobs that are past their time or too many, so that a queue that nobody looks after does not fill Redis.</summary>
internal sealed partial class Janitor : IWorkerRole
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly IDeadJobStore _store;
    private readonly IReadOnlyList<string> _queues;
    private readonly QueueWatch _watch;
    private readonly JobWorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public Janitor(IDeadJobStore store, IReadOnlyList<string> queues, QueueWatch watch, JobWorkerOptions options, TimeProvider time, ILogger logger)
    {
        _store = store;
        _queues = queues;
        _watch = watch;
        _options = options;
        _time = time;
        _logger = logger;
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                await QueueRound.RunAsync(_queues, queue => _watch.Of(queue).HasDead ? TrimAsync(queue, stopping) : default, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async ValueTask TrimAsync(string queue, CancellationToken stopping)
    {
        var (tooOld, tooMany) = (0, 0);
        try
        {
            TrimReply reply;
            do
            {
                stopping.ThrowIfCancellationRequested();
                reply = await _store.TrimDeadAsync(queue, (long)_options.DeadRetention.TotalMilliseconds, _options.DeadMaxCount).ConfigureAwait(false);
                tooOld += reply.TooOld;
                tooMany += reply.TooMany;
            }
            while (reply.HasMore);
        }
        catch (StoreException)
        {
            // The pump says that Redis is away; a minute later there is another chance.
        }

        if (tooOld > 0)
        {
            LogTooOld(_logger, tooOld, queue, _options.DeadRetention);
        }

        if (tooMany > 0)
        {
            LogTooMany(_logger, tooMany, queue, _options.DeadMaxCount);
        }
    }

    [LoggerMessage(EventIds.DeadTooOld, LogLevel.Information, "Purged {Jobs} dead jobs of queue '{Queue}': they died longer than {Retention} ago (DeadRetention).")]
    private static partial void LogTooOld(ILogger logger, int jobs, string queue, TimeSpan retention);

    [LoggerMessage(EventIds.DeadTooMany, LogLevel.Warning, "Purged the {Jobs} oldest dead jobs of queue '{Queue}': no more than {MaxCount} are kept (DeadMaxCount). Find out why they die.")]
    private static partial void LogTooMany(ILogger logger, int jobs, string queue, int maxCount);
}
