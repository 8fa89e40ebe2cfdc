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

    /// <summary>Cancels the job. One that waits (pending, scheduled or retrying) is taken away at once. One that runs is told: its token is cancelled,
    /// on whatever machine it runs, and when its attempt has ended it is gone.</summary>
    /// <returns>True if the job is gone, or was told to stop and will not be tried again; false if it has ended: there is no such job any more, or it is dead,
    /// and stays so with its letter. <see cref="DeadLetters.PurgeAsync(JobId, CancellationToken)"/> takes a dead job away.</returns>
    /// <remarks>A running job hears of it within a second, and after a lost message within a third of the worker's lease time. One that ignores its
    /// token runs to its end, and one that ends before it hears keeps its result: ask for <see cref="GetStateAsync"/> to know.
    /// Waiting for the result of a cancelled job throws a <see cref="JobNotFoundException"/>.</remarks>
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
