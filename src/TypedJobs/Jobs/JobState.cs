namespace TypedJobs;

/// <summary>Where a job is in its life.</summary>
public enum JobState
{
    /// <summary>Not in Redis: never enqueued, cancelled, or finished with nothing kept (a job without a result, or one past its result's time).</summary>
    NotFound = 0,

    /// <summary>Waits for its time; or it was given back by a worker that has no such job, and waits half a minute for one that does.</summary>
    Scheduled,

    /// <summary>Waits for a worker.</summary>
    Pending,

    /// <summary>A worker holds it: it runs, or is about to.</summary>
    Active,

    /// <summary>Has failed and waits for its next attempt. When the wait is over it is <see cref="Pending"/>.</summary>
    Retrying,

    /// <summary>Finished, and its result is kept.</summary>
    Succeeded,

    /// <summary>Failed for good; kept with its error until it is requeued or purged.</summary>
    Dead,
}
