using TypedJobs.Serialization;

namespace TypedJobs;

/// <summary>A typed call of a job as a value: what <c>Jobs.X.With(…)</c> returns. Its arguments are encoded; it is immutable and can be enqueued many times.</summary>
public class JobCall
{
    internal JobCall(JobDefinition definition, ReadOnlyMemory<byte> body, JobOptions options)
    {
        Definition = definition;
        Body = body;
        Options = options;
    }

    /// <summary>The job that is called.</summary>
    public JobDefinition Definition { get; }

    /// <summary>The queue that the call goes to.</summary>
    public string Queue => Options.Queue ?? Definition.Descriptor.Queue;

    internal ReadOnlyMemory<byte> Body { get; }

    internal JobOptions Options { get; }

    /// <summary>What is stored of the call: what <c>With</c> encoded, and behind it the options of its envelope, if it has any.</summary>
    internal ReadOnlyMemory<byte> ToEnvelope() => Options.Envelope.IsEmpty ? Body : JobEnvelope.Append(Body.Span, Options.Envelope);

    /// <summary>The same call, to run after a delay that starts when Redis has it.</summary>
    /// <param name="delay">Not negative; held in Redis, so any distance ahead.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public JobCall In(TimeSpan delay) => Copy(OptionsIn(delay));

    /// <summary>The same call, to run at a time, by the clock of Redis; one in the past runs at once.</summary>
    public JobCall At(DateTimeOffset time) => Copy(OptionsAt(time));

    /// <summary>The same call, on another queue.</summary>
    /// <exception cref="ArgumentException">The name is empty, longer than 100 characters, or has others than letters, digits, <c>.</c>, <c>-</c>, <c>_</c>.</exception>
    public JobCall OnQueue(string queue) => Copy(OptionsOnQueue(queue));

    /// <summary>The same call, with another priority.</summary>
    public JobCall WithPriority(JobPriority priority) => Copy(OptionsWithPriority(priority));

    /// <summary>The same call, with an id of the caller's: while that job lives, enqueueing it again stores nothing.</summary>
    public JobCall WithId(JobId id) => Copy(OptionsWithId(id));

    /// <summary>Enqueues the call with <see cref="JobClient.Default"/>.</summary>
    /// <param name="cancellationToken">Gives up waiting; the job may be stored all the same.</param>
    /// <exception cref="InvalidOperationException">It is not clear which client is meant, or there is none: see <see cref="JobClient.Default"/>.</exception>
    /// <exception cref="JobEnqueueException">Redis did not answer in time, or refused.</exception>
    public ValueTask<JobHandle> EnqueueAsync(CancellationToken cancellationToken = default)
        => JobClient.Default.EnqueueAsync(this, cancellationToken);

    /// <summary>Enqueues the call with a client.</summary>
    /// <param name="client">Where to.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may be stored all the same.</param>
    /// <exception cref="JobEnqueueException">Redis did not answer in time, or refused.</exception>
    public ValueTask<JobHandle> EnqueueAsync(IJobClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.EnqueueAsync(this, cancellationToken);
    }

    /// <summary>Enqueues the call with <see cref="JobClient.Default"/> and blocks until Redis has it: for code that cannot await.</summary>
    /// <inheritdoc cref="EnqueueAsync(CancellationToken)"/>
    public JobHandle Enqueue() => JobClient.Default.Enqueue(this);

    /// <summary>Enqueues the call with a client and blocks until Redis has it: for code that cannot await.</summary>
    /// <inheritdoc cref="EnqueueAsync(IJobClient, CancellationToken)"/>
    public JobHandle Enqueue(IJobClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Enqueue(this);
    }

    private JobCall Copy(JobOptions options) => new(Definition, Body, options);

    internal JobOptions OptionsIn(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Options with { Delay = delay, RunAt = null };
    }

    internal JobOptions OptionsAt(DateTimeOffset time) => Options with { Delay = null, RunAt = time };

    internal JobOptions OptionsOnQueue(string queue)
    {
        QueueName.ThrowIfInvalid(queue);
        return Options with { Queue = queue };
    }

    internal JobOptions OptionsWithPriority(JobPriority priority)
        => Enum.IsDefined(priority)
            ? Options with { Priority = priority }
            : throw new ArgumentOutOfRangeException(nameof(priority), priority, "A job's priority is Low, Normal or High.");

    internal JobOptions OptionsWithId(JobId id)
        => id.IsEmpty ? throw new ArgumentException("The id is empty: make one with JobId.Create.", nameof(id)) : Options with { Id = id };
}

/// <summary>A typed call of a job that returns a value.</summary>
/// <typeparam name="TResult">What the job returns.</typeparam>
public sealed class JobCall<TResult> : JobCall
{
    internal JobCall(JobDefinition<TResult> definition, ReadOnlyMemory<byte> body, JobOptions options)
        : base(definition, body, options)
    {
    }

    /// <summary>The job that is called.</summary>
    public new JobDefinition<TResult> Definition => (JobDefinition<TResult>)base.Definition;

    /// <inheritdoc cref="JobCall.In"/>
    public new JobCall<TResult> In(TimeSpan delay) => Copy(OptionsIn(delay));

    /// <inheritdoc cref="JobCall.At"/>
    public new JobCall<TResult> At(DateTimeOffset time) => Copy(OptionsAt(time));

    /// <inheritdoc cref="JobCall.OnQueue"/>
    public new JobCall<TResult> OnQueue(string queue) => Copy(OptionsOnQueue(queue));

    /// <inheritdoc cref="JobCall.WithPriority"/>
    public new JobCall<TResult> WithPriority(JobPriority priority) => Copy(OptionsWithPriority(priority));

    /// <inheritdoc cref="JobCall.WithId"/>
    public new JobCall<TResult> WithId(JobId id) => Copy(OptionsWithId(id));

    /// <inheritdoc cref="JobCall.EnqueueAsync(CancellationToken)"/>
    public new ValueTask<JobHandle<TResult>> EnqueueAsync(CancellationToken cancellationToken = default)
        => JobClient.Default.EnqueueAsync(this, cancellationToken);

    /// <inheritdoc cref="JobCall.EnqueueAsync(IJobClient, CancellationToken)"/>
    public new ValueTask<JobHandle<TResult>> EnqueueAsync(IJobClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.EnqueueAsync(this, cancellationToken);
    }

    /// <inheritdoc cref="JobCall.Enqueue()"/>
    public new JobHandle<TResult> Enqueue() => JobClient.Default.Enqueue(this);

    /// <inheritdoc cref="JobCall.Enqueue(IJobClient)"/>
    public new JobHandle<TResult> Enqueue(IJobClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Enqueue(this);
    }

    private JobCall<TResult> Copy(JobOptions options) => new(Definition, Body, options);
}
