namespace TypedJobs;

/// <summary>Base class for TypedJobs exceptions.</summary>
public class JobException : Exception
{
    /// <summary>Makes an exception without a message.</summary>
    public JobException()
    {
    }

    /// <summary>Makes an exception.</summary>
    public JobException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    public JobException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A job could not be enqueued. <see cref="MayBeStored"/> says whether it may be in Redis all the same.</summary>
public sealed class JobEnqueueException : JobException
{
    /// <summary>Makes the exception.</summary>
    public JobEnqueueException(string message, bool mayBeStored, Exception? innerException = null)
        : base(message, innerException)
        => MayBeStored = mayBeStored;

    /// <summary>True if the connection failed after the job had been sent: it may have been stored. Enqueue it again with the same id
    /// (<c>With(…).WithId(id)</c>): while the job lives that stores nothing. A call that had an id of its own from the start is one job for an
    /// hour even after it has ended.</summary>
    public bool MayBeStored { get; }

    /// <summary>The ids of the jobs that the call was to store.</summary>
    public IReadOnlyList<JobId> Ids { get; init; } = [];
}

/// <summary>The queue holds as many waiting jobs as it may (<c>MaxLength</c>): nothing was stored. Slow down, drop the job, or add workers.</summary>
public sealed class QueueFullException : JobException
{
    /// <summary>Makes the exception.</summary>
    public QueueFullException(string queue, long maxLength, IReadOnlyList<JobId> ids)
        : base($"{(ids is [var id] ? $"Job {id} was" : $"{ids?.Count} jobs were")} not enqueued: queue '{queue}' may hold {maxLength} waiting jobs and "
            + "has no room. Try again when workers have caught up, add workers, or raise JobClientOptions.MaxLength.")
    {
        Queue = queue;
        MaxLength = maxLength;
        Ids = ids ?? [];
    }

    /// <summary>The queue.</summary>
    public string Queue { get; }

    /// <summary>How many jobs may wait there.</summary>
    public long MaxLength { get; }

    /// <summary>The ids of the jobs that were not stored.</summary>
    public IReadOnlyList<JobId> Ids { get; }
}

/// <summary>A job is larger than the client enqueues (<c>MaxPayload</c>): nothing was sent.</summary>
public sealed class PayloadTooLargeException : JobException
{
    /// <summary>Makes the exception.</summary>
    public PayloadTooLargeException(string name, string queue, int size, int limit)
        : base($"Job '{name}' for queue '{queue}' takes {size:N0} bytes, but the client enqueues at most {limit:N0}. Store the large argument elsewhere and "
            + "pass its path or key, or raise JobClientOptions.MaxPayload.")
    {
        Size = size;
        Limit = limit;
    }

    /// <summary>How large the job is, in bytes as stored.</summary>
    public int Size { get; }

    /// <summary>The limit, in bytes.</summary>
    public int Limit { get; }
}

/// <summary>A job returned more than a worker stores (<c>MaxResult</c>), or an effect of <c>OnceAsync</c> did: the job is dead, since another attempt would repeat its
/// effect and return as much. Its <see cref="JobFailure"/> names this type.</summary>
public sealed class ResultTooLargeException : JobException
{
    private ResultTooLargeException(string what, int size, int limit)
        : base($"{what} takes {size:N0} bytes, but the worker stores at most {limit:N0}. Store the large value elsewhere and return its path or key, "
            + "or raise JobWorkerOptions.MaxResult.")
    {
        Size = size;
        Limit = limit;
    }

    /// <summary>How large the result is, in bytes as encoded.</summary>
    public int Size { get; }

    /// <summary>The limit, in bytes.</summary>
    public int Limit { get; }

    internal static ResultTooLargeException OfJob(JobContext job, int size, int limit)
        => new($"The result of job '{job.Name}' ({job.Id})", size, limit);

    internal static ResultTooLargeException OfEffect(JobContext job, string name, int size, int limit)
        => new($"What '{name}' of job '{job.Name}' ({job.Id}) returned to OnceAsync", size, limit);
}

/// <summary>The job that was waited for is dead; its last error is in <see cref="Failure"/>.</summary>
public sealed class JobFailedException : JobException
{
    /// <summary>Makes the exception.</summary>
    public JobFailedException(JobId id, JobFailure failure)
        : base($"Job {id} is dead after attempt {failure?.Attempt}: {failure?.Type}: {failure?.Message}")
    {
        ArgumentNullException.ThrowIfNull(failure);
        Id = id;
        Failure = failure;
    }

    /// <summary>The dead job.</summary>
    public JobId Id { get; }

    /// <summary>Why its last attempt failed.</summary>
    public JobFailure Failure { get; }
}

/// <summary>Bytes that came from Redis are not what this build expects.</summary>
public sealed class JobFormatException : JobException
{
    /// <summary>Makes an exception.</summary>
    public JobFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    public JobFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The job whose own arguments could not be decoded; null if something else could not.</summary>
    internal JobId? UndecodableJob { get; set; }
}

/// <summary>No such job is in Redis: it was cancelled, or it ended and what was kept of it is past its time.</summary>
public sealed class JobNotFoundException : JobException
{
    /// <summary>Makes the exception.</summary>
    public JobNotFoundException(JobId id, string queue)
        : base($"Job {id} is not on queue '{queue}': it was cancelled, or it ended and its result is no longer kept.")
        => Id = id;

    /// <summary>The job that was asked for.</summary>
    public JobId Id { get; }
}

/// <summary>An attempt took longer than its limit.</summary>
public sealed class JobTimeoutException : JobException
{
    /// <summary>Makes the exception.</summary>
    public JobTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>What <c>throw job.Retry(after)</c> throws: try again, at the time that the job says.</summary>
public sealed class JobRetryException : JobException
{
    internal JobRetryException(JobId id, TimeSpan after, Exception? innerException)
        : base((innerException is null ? null : ExceptionText.MessageOf(innerException)) ?? $"Job {id} asked to be tried again in {after}.", innerException)
    {
        Id = id;
        After = after;
    }

    /// <summary>The job.</summary>
    public JobId Id { get; }

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan After { get; }
}

/// <summary>What <c>throw job.Fail("why")</c> throws: do not try again.</summary>
public sealed class JobFailException : JobException
{
    internal JobFailException(JobId id, string reason, Exception? innerException)
        : base(reason, innerException)
        => Id = id;

    /// <summary>The job.</summary>
    public JobId Id { get; }
}
