using System.ComponentModel;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs;

/// <summary>An entry of the generated <c>Jobs</c>: one job, to be enqueued.</summary>
public abstract class JobDefinition
{
    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected JobDefinition(JobDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Descriptor = descriptor;
    }

    /// <summary>What the compiler knows of the job.</summary>
    public JobDescriptor Descriptor { get; }

    /// <summary>Starts a call: the envelope up to and with the header of its arguments.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected MessagePackWriter BeginCall(PayloadBuffer buffer, int argumentCount)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var writer = buffer.Begin(Descriptor.EnvelopePrefix);
        writer.WriteArrayHeader(argumentCount);
        return writer;
    }

    /// <summary>Ends a call and gives the buffer back.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected JobCall EndCall(PayloadBuffer buffer, ref MessagePackWriter writer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return new JobCall(this, buffer.ToArray(ref writer), JobOptions.None);
    }

    /// <summary>A handle on a job of this kind that was enqueued by whatever process, whenever, at the client that a call without one goes to.</summary>
    /// <param name="id">What <see cref="JobHandle.Id"/> was; without its queue, it is looked for on the job's own.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="InvalidOperationException">It is not clear which client is meant, or there is none: see <see cref="JobClient.Default"/>.</exception>
    public JobHandle GetHandle(JobId id) => GetHandle(JobClient.Default, id);

    /// <summary>A handle on a job of this kind.</summary>
    /// <param name="client">Where the job is.</param>
    /// <param name="id">What <see cref="JobHandle.Id"/> was; without its queue, it is looked for on the job's own.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public JobHandle GetHandle(IJobClient client, JobId id) => new(client, JobHandle.IdOf(this, id));

    /// <summary>The wire name.</summary>
    public override string ToString() => Descriptor.Name;
}

/// <summary>An entry of the generated <c>Jobs</c> whose job returns a value.</summary>
/// <typeparam name="TResult">What the job returns.</typeparam>
public abstract class JobDefinition<TResult> : JobDefinition
{
    private static JobDefinition<TResult>? _any;

    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected JobDefinition(JobDescriptor descriptor)
        : base(descriptor)
        => Interlocked.CompareExchange(ref _any, this, null);

    /// <inheritdoc cref="JobDefinition.GetHandle(JobId)"/>
    public new JobHandle<TResult> GetHandle(JobId id) => GetHandle(JobClient.Default, id);

    /// <inheritdoc cref="JobDefinition.GetHandle(IJobClient, JobId)"/>
    public new JobHandle<TResult> GetHandle(IJobClient client, JobId id) => new(client, JobHandle.IdOf(this, id), this);

    /// <summary>A job that returns such a value: all of them are encoded alike, so any can decode it.</summary>
    /// <exception cref="InvalidOperationException">No job of the program does.</exception>
    internal static JobDefinition<TResult> OfAnyJob()
    {
        if (_any is null)
        {
            // Definitions are made when they are first used, and this program may not have enqueued one yet.
            _ = JobCatalog.ToArray();
        }

        return _any ?? throw new InvalidOperationException(
            $"No job that this program knows returns a {typeof(TResult)}, so nothing can decode it. Ask for the type that the job returns, or "
            + "reference the project that declares the job; client.GetHandle(id), without a type, shows the state alone.");
    }

    /// <summary>Decodes a result.</summary>
    /// <exception cref="JobFormatException">The bytes are not what this build expects of the result.</exception>
    internal TResult ReadResult(ref MessagePackReader reader)
    {
        try
        {
            return DecodeResult(ref reader);
        }
        catch (Exception exception) when (exception is not JobFormatException)
        {
            throw new JobFormatException(
                $"The result of job '{Descriptor.Name}' cannot be decoded: "
                + PayloadFaultText.OfRead(ref reader, exception, TypeText.Of(typeof(TResult)), isArguments: false) + " Is it the result of another job, or was its type changed after the job ran?",
                exception);
        }
    }

    /// <summary>Decodes a result. Written by the generator.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TResult DecodeResult(ref MessagePackReader reader);

    /// <inheritdoc cref="JobDefinition.EndCall"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected new JobCall<TResult> EndCall(PayloadBuffer buffer, ref MessagePackWriter writer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return new JobCall<TResult>(this, buffer.ToArray(ref writer), JobOptions.None);
    }
}
