using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Brings back what dead workers held: sessions past their deadline give their jobs to pending, or to dead after too many crashes.</summary>
internal sealed partial class Recoverer : IWorkerRole
{
    // A session that came after a look is found this much later at most; the store says when those that it saw are to be looked at.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);

    private readonly ILeaseStore _store;
    private readonly IReadOnlyList<string> _queues;
    private readonly QueueWatch _watch;
    private readonly DeadLetterPost _deadLetters;
    private readonly JobWorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public Recoverer(ILeaseStore store, IReadOnlyList<string> queues, QueueWatch watch, DeadLetterPost deadLetters, JobWorkerOptions options, TimeProvider time, ILogger logger)
    {
        _store = store;
        _queues = queues;
        _watch = watch;
        _deadLetters = deadLetters;
        _options = options;
        _time = time;
        _logger = logger;
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var wait = LongestWait;
        try
        {
            while (true)
            {
                await Task.Delay(wait, _time, stopping).ConfigureAwait(false);
                wait = LongestWait;
                await QueueRound.RunAsync(_queues, LookAsync, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker stops.
        }

        async ValueTask LookAsync(string queue)
        {
            var next = _watch.Of(queue).HasSessions ? await RecoverAsync(queue).ConfigureAwait(false) : LongestWait;
            wait = next < wait ? next : wait;
        }
    }

    /// <returns>When to look again.</returns>
    private async ValueTask<TimeSpan> RecoverAsync(string queue)
    {
        try
        {
            var failure = CrashFailure.ToBytes(_options.MaxCrashes, _time.GetUtcNow());
            RecoverReply reply;
            int announced;
            do
            {
                reply = await _store.RecoverExpiredAsync(queue, _options.MaxCrashes, failure).ConfigureAwait(false);
                if (reply.Recovered + reply.Suspected + reply.Dead > 0)
                {
                    LogRecovered(_logger, reply.Recovered + reply.Suspected, queue, reply.Suspected, reply.Dead);
                }

                announced = await AnnounceAsync(queue, reply.Unannounced).ConfigureAwait(false);
            }
            while (announced > 0 || reply.NextIn == TimeSpan.Zero);
            return reply.NextIn > ShortestWait ? reply.NextIn : ShortestWait;
        }
        catch (StoreException)
        {
            // The pump says that Redis is away.
            return LongestWait;
        }
    }

    /// <summary>Enqueues the handlers of jobs that died in a recovery.</summary>
    /// <returns>How many jobs are done with; the others are left to a worker that knows them.</returns>
    private async ValueTask<int> AnnounceAsync(string queue, DeadJob[] jobs)
    {
        var announced = new List<DeadJobKey>(jobs.Length);
        foreach (var job in jobs)
        {
            if (await _deadLetters.SendAsync(queue, job).ConfigureAwait(false))
            {
                announced.Add(job.Key);
            }
        }

        if (announced.Count > 0)
        {
            await _store.AnnouncedAsync(queue, announced.ToArray()).ConfigureAwait(false);
        }

        return announced.Count;
    }

    [LoggerMessage(EventIds.JobsRecovered, LogLevel.Warning, "Recovered {Jobs} jobs of queue '{Queue}' from workers that did not extend their lease; {Suspects} of them were running in two such workers and will run alone, and {Dead} jobs that took down too many are dead.")]
    private static partial void LogRecovered(ILogger logger, int jobs, string queue, int suspects, int dead);
}
