namespace TypedJobs;

/// <summary>Enqueues jobs, and finds them again by their ids. From the services of a program with <c>AddTypedJobs</c>, or <see cref="JobClient.ConnectAsync(string, CancellationToken)"/>.</summary>
/// <remarks>An interface so that a test can put a fake of its own in its place: it sees what was enqueued by <see cref="JobCall.Definition"/> and
/// <see cref="JobCall.Queue"/>, and answers with <c>new JobHandle(this, id)</c>.</remarks>
public interface IJobClient
{
    /// <summary>Where the client's Redis is, without any password: <c>localhost:6379</c>.</summary>
    string Endpoint { get; }

    /// <summary>Tells whether what is in Redis is as it must be.</summary>
    JobInspector Inspector { get; }

    /// <summary>Enqueues a call. Calls that come while a round trip is under way are sent together in the next one.</summary>
    /// <param name="call">What <c>Jobs.X.With(…)</c> returned.</param>
    /// <param name="cancellationToken">Gives up waiting; a job that has left is stored all the same.</param>
    /// <returns>A handle on the job, once Redis has it.</returns>
    /// <exception cref="JobEnqueueException">Redis did not answer in time, or refused, or too few replicas have the job; its
    /// <see cref="JobEnqueueException.MayBeStored"/> says what is known.</exception>
    /// <exception cref="QueueFullException">As many jobs wait there as may (<see cref="JobClientOptions.MaxLength"/>).</exception>
    /// <exception cref="PayloadTooLargeException">The job is larger than <see cref="JobClientOptions.MaxPayload"/>.</exception>
    ValueTask<JobHandle> EnqueueAsync(JobCall call, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="EnqueueAsync(JobCall, CancellationToken)"/>
    /// <typeparam name="TResult">What the job returns.</typeparam>
    ValueTask<JobHandle<TResult>> EnqueueAsync<TResult>(JobCall<TResult> call, CancellationToken cancellationToken = default);

    /// <summary>Enqueues many calls, of any jobs and queues: a round trip for every few hundred.</summary>
    /// <param name="calls">Enumerated once, while earlier ones are sent.</param>
    /// <param name="cancellationToken">Stops between round trips; what has left is stored.</param>
    /// <returns>A handle per call, in the order of <paramref name="calls"/>.</returns>
    /// <exception cref="JobEnqueueException">A round trip failed: <see cref="JobEnqueueException.Ids"/> names its jobs; those of earlier ones are stored.</exception>
    /// <exception cref="QueueFullException">The jobs of a round trip do not fit (<see cref="JobClientOptions.MaxLength"/>), so none of them was stored:
    /// <see cref="QueueFullException.Ids"/> names them; those of earlier ones are stored.</exception>
    /// <exception cref="PayloadTooLargeException">A job is larger than <see cref="JobClientOptions.MaxPayload"/>; those of earlier round trips are stored.</exception>
    Task<IReadOnlyList<JobHandle>> EnqueueAsync(IEnumerable<JobCall> calls, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="EnqueueAsync(IEnumerable{JobCall}, CancellationToken)"/>
    /// <typeparam name="TResult">What the jobs return.</typeparam>
    Task<IReadOnlyList<JobHandle<TResult>>> EnqueueAsync<TResult>(IEnumerable<JobCall<TResult>> calls, CancellationToken cancellationToken = default);

    /// <summary>Enqueues a call and blocks until Redis has it: for code that cannot await.</summary>
    /// <inheritdoc cref="EnqueueAsync(JobCall, CancellationToken)"/>
    JobHandle Enqueue(JobCall call) => EnqueueAsync(call).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc cref="Enqueue(JobCall)"/>
    /// <typeparam name="TResult">What the job returns.</typeparam>
    JobHandle<TResult> Enqueue<TResult>(JobCall<TResult> call) => EnqueueAsync(call).AsTask().GetAwaiter().GetResult();

    /// <summary>A handle on a job that was enqueued by whatever process, whenever: for its state, to cancel it.</summary>
    /// <param name="id">What <see cref="JobHandle.Id"/> was, or was read from its text; it names its queue.</param>
    /// <returns>A handle. Redis is not asked: whether there is such a job, <see cref="JobHandle.GetStateAsync"/> says.</returns>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue: <c>id.OnQueue("mail")</c>.</exception>
    JobHandle GetHandle(JobId id) => new(this, id);

    /// <summary>A handle on a job that returns a value, enqueued by whatever process, whenever.</summary>
    /// <typeparam name="TResult">What the job returns; any job of this program that returns it will do to decode the result.</typeparam>
    /// <inheritdoc cref="GetHandle(JobId)"/>
    JobHandle<TResult> GetHandle<TResult>(JobId id) => new(this, id);

    /// <summary>A handle on a job by its id; an id without its queue is looked for on the job's own.</summary>
    /// <param name="job">The job: <c>Jobs.SendEmail</c>.</param>
    /// <param name="id">What <see cref="JobHandle.Id"/> was.</param>
    /// <returns>A handle; Redis is not asked.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    JobHandle GetHandle(JobDefinition job, JobId id) => new(this, JobHandle.IdOf(job, id));

    /// <inheritdoc cref="GetHandle(JobDefinition, JobId)"/>
    /// <typeparam name="TResult">What the job returns.</typeparam>
    JobHandle<TResult> GetHandle<TResult>(JobDefinition<TResult> job, JobId id) => new(this, JobHandle.IdOf(job, id), job);

    /// <summary>Where a job is now.</summary>
    /// <param name="id">Its id, with its queue.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    ValueTask<JobState> GetStateAsync(JobId id, CancellationToken cancellationToken = default);

    /// <summary>Cancels a job, as <see cref="JobHandle.CancelAsync"/> does.</summary>
    /// <param name="id">Its id, with its queue.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may be cancelled all the same.</param>
    /// <returns>True if the job is gone, or was told to stop and will not be tried again; false if there is no such job any more.</returns>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    ValueTask<bool> CancelAsync(JobId id, CancellationToken cancellationToken = default);

    /// <summary>Gives a job that waits another time, as <see cref="JobHandle.RescheduleAsync(TimeSpan, CancellationToken)"/> does.</summary>
    /// <param name="id">Its id, with its queue.</param>
    /// <param name="delay">The wait from now, by the clock of Redis. Zero or more; zero runs it now.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may have its new time all the same.</param>
    /// <returns>True if the job waits for its new time; false if it runs, is dead, or has ended.</returns>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    ValueTask<bool> RescheduleAsync(JobId id, TimeSpan delay, CancellationToken cancellationToken = default);

    /// <summary>Gives a job that waits another time, as <see cref="JobHandle.RescheduleAsync(DateTimeOffset, CancellationToken)"/> does.</summary>
    /// <param name="id">Its id, with its queue.</param>
    /// <param name="time">When it is due, by the clock of Redis; a time in the past runs it now.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may have its new time all the same.</param>
    /// <returns>True if the job waits for its new time; false if it runs, is dead, or has ended.</returns>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    ValueTask<bool> RescheduleAsync(JobId id, DateTimeOffset time, CancellationToken cancellationToken = default);

    /// <summary>Waits for a job's result, as <see cref="JobHandle{TResult}.GetResultAsync"/> does.</summary>
    /// <typeparam name="TResult">What the job returns.</typeparam>
    /// <param name="job">The job, which knows how to decode the result.</param>
    /// <param name="id">Its id, with its queue.</param>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no end.</param>
    /// <param name="cancellationToken">Gives up waiting; the job goes on.</param>
    /// <exception cref="ArgumentException">The id is empty, or does not name its queue.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="TimeoutException">The job had no outcome in time; it goes on.</exception>
    /// <exception cref="JobFailedException">The job is dead.</exception>
    /// <exception cref="JobNotFoundException">The job was cancelled, or its result's time is over.</exception>
    Task<TResult> GetResultAsync<TResult>(JobDefinition<TResult> job, JobId id, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>The dead jobs of a queue: to look at, to run again, or to throw away.</summary>
    /// <param name="queue">The queue.</param>
    /// <exception cref="ArgumentException"><paramref name="queue"/> cannot name a queue.</exception>
    DeadLetters DeadLetters(string queue);
}
