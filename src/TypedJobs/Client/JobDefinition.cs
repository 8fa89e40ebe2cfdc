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

    /// <summary>The wire name.</summary>
    public override string ToString() => Descriptor.Name;
}

/// <summary>An entry of the generated <c>Jobs</c> whose job returns a value.</summary>
/// <typeparam name="TResult">What the job returns.</typeparam>
public abstract class JobDefinition<TResult> : JobDefinition
{
    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected JobDefinition(JobDescriptor descriptor)
        : base(descriptor)
    {
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
                + PayloadFaultText.OfRead(ref reader, exception, TypeText.Of(typeof(TResult)), isArguments: false) + " Was its type changed after the job ran?",
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
