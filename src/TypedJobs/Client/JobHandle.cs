namespace TypedJobs;

/// <summary>A job that was enqueued: its id, and what can be asked of it. From an enqueue, or from <see cref="IJobClient.GetHandle(JobId)"/>.</summary>
public class JobHandle
{
    /// <summary>Makes a handle, as clients do.</summary>
    /// <param name="client">Where the job is.</param>
    /// <param name="id">Its id, with its queue.</param>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue.</exception>
    public JobHandle(IJobClient client, JobId id)
    {
        ArgumentNullException.ThrowIfNull(client);
        _ = QueueOf(id);
        Client = client;
        Id = id;
    }

    /// <summary>The job's id. Its text names the queue, so it is all that <see cref="IJobClient.GetHandle(JobId)"/> needs, in any process, after any restart.</summary>
    public JobId Id { get; }

    /// <summary>The queue that the job went to.</summary>
    public string Queue => Id.Queue!;

    internal IJobClient Client { get; }

    /// <summary>Where the job is now.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public ValueTask<JobState> GetStateAsync(CancellationToken cancellationToken = default) => Client.GetStateAsync(Id, cancellationToken);

    /// <summary>Cancels the job. One that waits (pending, scheduled or retrying) is taken away at once. One that runs is told: its token is cancelled,
    /// on whatever machine it runs, and when its attempt has ended it is gone.</summary>
    /// <param name="cancellationToken">Gives up waiting; the job may be cancelled all the same.</param>
    /// <returns>True if the job is gone, or was told to stop and will not be tried again; false if it has ended: there is no such job any more, or it is dead,
    /// and stays so with its letter. <see cref="DeadLetters.PurgeAsync(JobId, CancellationToken)"/> takes a dead job away.</returns>
    /// <remarks>A running job hears of it within a second, and after a lost message within a third of the worker's lease time. One that ignores its
    /// token runs to its end, and one that ends before it hears keeps its result: ask for <see cref="GetStateAsync"/> to know.
    /// Waiting for the result of a cancelled job throws a <see cref="JobNotFoundException"/>.</remarks>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default) => Client.CancelAsync(Id, cancellationToken);

    /// <summary>Gives the job another time, from now on; one that waits for a retry is retried then.</summary>
    /// <param name="delay">The wait from now, by the clock of Redis. Zero or more; zero runs it now.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may have its new time all the same.</param>
    /// <returns>True if the job waits for its new time; false if it runs, is dead, or has ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public ValueTask<bool> RescheduleAsync(TimeSpan delay, CancellationToken cancellationToken = default) => Client.RescheduleAsync(Id, delay, cancellationToken);

    /// <summary>Gives the job another time.</summary>
    /// <param name="time">When it is due, by the clock of Redis; a time in the past runs it now.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may have its new time all the same.</param>
    /// <returns>True if the job waits for its new time; false if it runs, is dead, or has ended.</returns>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public ValueTask<bool> RescheduleAsync(DateTimeOffset time, CancellationToken cancellationToken = default) => Client.RescheduleAsync(Id, time, cancellationToken);

    /// <summary>The id.</summary>
    public override string ToString() => Id.ToString();

    /// <summary>The queue that an id names.</summary>
    /// <exception cref="ArgumentException">It names none.</exception>
    internal static string QueueOf(JobId id)
        => id.IsEmpty ? throw new ArgumentException("The id is empty, so it is no job's.", nameof(id))
            : id.Queue ?? throw new ArgumentException(
                $"The id {id} does not say which queue its job is on. Keep ids as JobHandle.Id.ToString() writes them ('mail.{id}'), "
                + "or say it: id.OnQueue(\"mail\").", nameof(id));

    /// <summary>The id with the queue that it names, or else the job's own.</summary>
    internal static JobId IdOf(JobDefinition job, JobId id)
    {
        ArgumentNullException.ThrowIfNull(job);
        return id.IsEmpty || id.Queue is not null ? id : id.At(job.Descriptor.Queue);
    }
}

/// <summary>A job that was enqueued and returns a value.</summary>
/// <typeparam name="TResult">What the job returns.</typeparam>
public sealed class JobHandle<TResult> : JobHandle
{
    private readonly JobDefinition<TResult>? _job;

    /// <summary>Makes a handle, as clients do.</summary>
    /// <param name="client">Where the job is.</param>
    /// <param name="id">Its id, with its queue.</param>
    /// <param name="job">The job; null for any of the program that returns a <typeparamref name="TResult"/>.</param>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue.</exception>
    public JobHandle(IJobClient client, JobId id, JobDefinition<TResult>? job = null)
        : base(client, id)
        => _job = job;

    /// <summary>Waits for the job's result; woken by a message, with a slow look underneath, so waiting costs Redis next to nothing.</summary>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no end.</param>
    /// <param name="cancellationToken">Gives up waiting; the job goes on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">No job of this program returns a <typeparamref name="TResult"/>, so nothing can decode it.</exception>
    /// <exception cref="TimeoutException">The job had no outcome in time; it goes on.</exception>
    /// <exception cref="JobFailedException">The job is dead.</exception>
    /// <exception cref="JobNotFoundException">The job was cancelled, or its result's time is over.</exception>
    public Task<TResult> GetResultAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        => Client.GetResultAsync(_job ?? JobDefinition<TResult>.OfAnyJob(), Id, timeout, cancellationToken);
}
