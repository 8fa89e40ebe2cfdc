using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

/// <summary>Holds running attempts to their time limits, and says which of them ignore their token. Has a thread of its own: jobs may block all others.</summary>
internal sealed partial class AttemptWatch
{
    // The precision of time limits: fine enough for limits of seconds, and no load.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Dispatcher _dispatcher;
    private readonly AttemptEnding _ending;
    private readonly TimeSpan _stuckAfter;
    private readonly Action? _endProcess;
    private readonly ILogger _logger;
    private readonly RoleThread _thread;

    /// <summary>Watches the attempts of a dispatcher.</summary>
    /// <param name="dispatcher">Whose attempts.</param>
    /// <param name="ending">Settles what is given up.</param>
    /// <param name="stuckAfter">How long after its token was cancelled a job that still runs is reported.</param>
    /// <param name="endProcess">In a child worker: ends the process after a hard limit. Null: the job is abandoned, and another takes its place.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where stuck jobs are reported.</param>
    public AttemptWatch(Dispatcher dispatcher, AttemptEnding ending, TimeSpan stuckAfter, Action? endProcess, TimeProvider time, ILogger logger)
    {
        _dispatcher = dispatcher;
        _ending = ending;
        _stuckAfter = stuckAfter;
        _endProcess = endProcess;
        _logger = logger;
        _thread = new RoleThread("attempt watch", Run, time, logger);
    }

    public void Start() => _thread.Start();

    /// <summary>Ends the thread, and waits for it no longer than this.</summary>
    public void End(TimeSpan patience) => _thread.End(patience);

    private void Run(RoleThread thread)
    {
        while (thread.Rest(Interval))
        {
            foreach (var attempt in _dispatcher.Running)
            {
                try
                {
                    Look(attempt);
                }
                catch (Exception exception)
                {
                    // The limits of the other attempts hold all the same.
                    thread.Failed(exception);
                }
            }
        }
    }

    private void Look(JobAttempt attempt)
    {
        var job = attempt.Context;
        if (job.Descriptor.Timeout is { } timeout && attempt.Elapsed >= timeout)
        {
            attempt.Trip(TripReason.Timeout);
        }

        if (job.Descriptor.HardTimeout is { } hard && attempt.Elapsed >= hard)
        {
            GiveUp(attempt, hard);
        }
        else if (!attempt.ReportedStuck && attempt.SinceTrip > _stuckAfter)
        {
            attempt.ReportedStuck = true;
            LogStuck(_logger, job.Name, job.Id, job.Queue, attempt.Tripped, attempt.SinceTrip);
        }
    }

    private void GiveUp(JobAttempt attempt, TimeSpan hard)
    {
        if (!_ending.Abandon(attempt))
        {
            return;
        }

        var job = attempt.Context;
        if (_endProcess is null)
        {
            LogAbandoned(_logger, job.Name, job.Id, job.Queue, hard);
            _dispatcher.Replace(attempt);
        }
        else
        {
            LogEndsProcess(_logger, job.Name, job.Id, job.Queue, hard);
            _endProcess();
        }
    }

    [LoggerMessage(EventIds.JobStuck, LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is stuck: its token was cancelled ({Reason}) {Since} ago and it still runs. Pass the CancellationToken on to what it awaits.")]
    private static partial void LogStuck(ILogger logger, string name, JobId id, string queue, TripReason reason, TimeSpan since);

    [LoggerMessage(EventIds.JobAbandoned, LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is stuck: it is over its hard limit of {Limit} and still runs. It is abandoned: the attempt counts as failed, and what it comes to is refused. With --processes its process would be ended.")]
    private static partial void LogAbandoned(ILogger logger, string name, JobId id, string queue, TimeSpan limit);

    [LoggerMessage(EventIds.JobEndsProcess, LogLevel.Error, "Job '{Name}' ({Id}) on queue '{Queue}' is over its hard limit of {Limit}: this child worker ends. The attempt counts as failed; the other jobs are handed back.")]
    private static partial void LogEndsProcess(ILogger logger, string name, JobId id, string queue, TimeSpan limit);
}
