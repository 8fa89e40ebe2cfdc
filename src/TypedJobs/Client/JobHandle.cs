namespace TypedJobs;

/// <summary>A job that was enqueued: its id, and what can be asked of it.</summary>
public class JobHandle
{
    internal JobHandle(JobClient client, JobId id, string queue)
    {
        Client = client;
        Id = id;
        Queue = queue;
    }

    /// <summary>The job's id.</summary>
    public JobId Id { get; }

    /// <summary>The queue that the job went to.</summary>
    public string Queue { get; }

    internal JobClient Client { get; }

    /// <summary>Where the job is now.</summary>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public ValueTask<JobState> GetStateAsync(CancellationToken cancellationToken = default)
        => Client.GetStateAsync(Queue, Id, cancellationToken);

    /// <summary>Takes the job out of its queue if it waits there (pending, scheduled, retrying or dead).</summary>
    /// <returns>True if the job will not run (again); false if a worker has it, or it is gone already.</returns>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default)
        => Client.CancelAsync(Queue, Id, cancellationToken);

    /// <summary>The id.</summary>
    public override string ToString() => Id.ToString();
}

/// <summary>A job that was enqueued and returns a value.</summary>
/// <typeparam name="TResult">What the job returns.</typeparam>
public sealed class JobHandle<TResult> : JobHandle
{
    private readonly JobDefinition<TResult> _definition;

    internal JobHandle(JobClient client, JobId id, string queue, JobDefinition<TResult> definition)
        : base(client, id, queue)
        => _definition = definition;

    /// <summary>Waits for the job's result; woken by a message, with a slow look underneath, so waiting costs Redis next to nothing.</summary>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no end.</param>
    /// <param name="cancellationToken">Gives up waiting; the job goes on.</param>
    /// <exception cref="TimeoutException">The job had no outcome in time; it goes on.</exception>
    /// <exception cref="JobFailedException">The job is dead.</exception>
    /// <exception cref="JobNotFoundException">The job was cancelled, or its result's time is over.</exception>
    public Task<TResult> GetResultAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        => Client.GetResultAsync(this, _definition, timeout, cancellationToken);
}
