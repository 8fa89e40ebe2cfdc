using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Extends the sessions of a worker. Has a thread and a connection of its own: jobs that block the thread pool do not cost it its leases.</summary>
internal sealed partial class LeaseKeeper
{
    // After a failure; a third of a long lease later might be too late.
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(1);

    private readonly IJobStore _store;
    private readonly IReadOnlyList<Pump> _pumps;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _retry;
    private readonly ILogger _logger;
    private readonly RoleThread _thread;
    private bool _failing;

    public LeaseKeeper(IJobStore store, IReadOnlyList<Pump> pumps, TimeSpan leaseTime, TimeProvider time, ILogger logger)
    {
        _store = store;
        _pumps = pumps;
        // At a third of the lease: two renewals may fail before another worker can take the jobs.
        _interval = leaseTime / 3;
        // Far below the third of a lease between the two looks of a recovery: a Redis that wakes from a long silence may take the first look at once.
        _retry = _interval / 4 < LongestRetry ? _interval / 4 : LongestRetry;
        _logger = logger;
        _thread = new RoleThread("lease keeper", Run, time, logger);
    }

    public void Start() => _thread.Start();

    /// <summary>Ends the thread. One that waits for Redis is not waited for longer than this.</summary>
    public void End(TimeSpan patience) => _thread.End(patience);

    private void Run(RoleThread thread)
    {
        var sinceAll = TimeSpan.Zero;
        while (true)
        {
            var wait = _failing || _pumps.Any(static pump => pump.Session.Watched) ? _retry : _interval;
            if (!thread.Rest(wait))
            {
                return;
            }

            // A session with jobs that were in a crash before is extended more often: if this worker dies, that tells how long they had run.
            sinceAll += wait;
            var all = _failing || sinceAll >= _interval;
            var hasFailed = false;
            foreach (var pump in _pumps.Where(pump => all || pump.Session.Watched))
            {
                // A call to a Redis that does not answer takes seconds, and there is one a queue.
                if (thread.IsEnding)
                {
                    return;
                }

                hasFailed |= !Extend(pump);
            }

            // Of any queue: an answer for one says nothing of the others.
            _failing = hasFailed;
            sinceAll = all ? TimeSpan.Zero : sinceAll;
        }
    }

    /// <returns>False if it could not be extended.</returns>
    private bool Extend(Pump pump)
    {
        var session = pump.Session;
        if (!session.Registered || session.Lost)
        {
            return true;
        }

        try
        {
            var sentAt = pump.Time.GetTimestamp();
            var reply = _store.ExtendLease(pump.Queue, session.Store);
            if (reply.LeaseLost)
            {
                pump.LoseLease(session);
            }
            else
            {
                session.Extended(sentAt);
            }

            foreach (var id in reply.Cancelling)
            {
                pump.Cancel(id);
            }

            return true;
        }
        catch (StoreException exception)
        {
            if (!_failing && !_thread.IsEnding)
            {
                LogFailed(_logger, exception, session.Store.Name, pump.Queue, _store.Endpoint, _retry);
            }

            return false;
        }
        catch (Exception exception)
        {
            // The sessions of the other queues are to be extended all the same.
            _thread.Failed(exception);
            return false;
        }
    }

    [LoggerMessage(EventIds.LeaseNotExtended, LogLevel.Warning, "The lease of session '{Session}' on queue '{Queue}' could not be extended: Redis at {Endpoint} does not answer. Trying again every {Retry}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string session, string queue, string endpoint, TimeSpan retry);
}
