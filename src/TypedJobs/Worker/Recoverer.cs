using Microsoft.Extensions.Logging;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Brings back what dead workers held: sessions past their deadline give their jobs to pending, or to dead after too many crashes.</summary>
internal sealed partial class Recoverer : IWorkerRole
{
    private readonly IJobStore _store;
    private readonly IReadOnlyList<string> _queues;
    private readonly DeadLetterPost _deadLetters;
    private readonly JobWorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _answeringSince;

    public Recoverer(IJobStore store, IReadOnlyList<string> queues, DeadLetterPost deadLetters, JobWorkerOptions options, TimeProvider time, ILogger logger)
    {
        _store = store;
        _queues = queues;
        _deadLetters = deadLetters;
        _options = options;
        _time = time;
        _logger = logger;
        _answeringSince = time.GetTimestamp();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(_options.LeaseTime / 3, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                await QueueRound.RunAsync(_queues, RecoverAsync, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async ValueTask RecoverAsync(string queue)
    {
        try
        {
            // While Redis was away nobody could extend: give the living the time to do so before they are taken for dead.
            if (_time.GetElapsedTime(_answeringSince) < _options.LeaseTime / 2)
            {
                await _store.PingAsync().ConfigureAwait(false);
                return;
            }

            var failure = new JobFailure(
                "WorkerCrashed", $"The worker that ran the job died, {_options.MaxCrashes} times. Look at its logs for a crash, or at the host's for out of memory.", null, 1, _time.GetUtcNow());
            var bytes = FailureCodec.ToBytes(failure);
            int announced;
            do
            {
                var reply = await _store.RecoverExpiredAsync(queue, _options.MaxCrashes, bytes).ConfigureAwait(false);
                if (reply.Sessions > 0)
                {
                    LogRecovered(_logger, reply.Recovered, queue, reply.Sessions, reply.Dead);
                }

                announced = await AnnounceAsync(queue, reply.Unannounced).ConfigureAwait(false);
            }
            while (announced > 0);
        }
        catch (StoreException)
        {
            // The pump says that Redis is away; the time that the living get starts when it is back.
            _answeringSince = _time.GetTimestamp();
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

    [LoggerMessage(LogLevel.Warning, "Recovered {Jobs} jobs of queue '{Queue}' from {Sessions} sessions whose worker was silent for longer than its lease; {Dead} jobs had taken down too many workers and are dead.")]
    private static partial void LogRecovered(ILogger logger, int jobs, string queue, int sessions, int dead);
}
