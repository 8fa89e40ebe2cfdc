using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What generated invokers share: how the argument array may have changed since a job was stored, and how its result is kept.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JobArguments
{
    /// <summary>Reads the header of the argument array.</summary>
    /// <param name="reader">At the header.</param>
    /// <param name="job">The job that is called, for the message.</param>
    /// <param name="required">How many leading parameters have no default value.</param>
    /// <returns>How many arguments were stored: fewer than the parameters after one with a default was added, more after one was removed.</returns>
    /// <exception cref="JobFormatException">Fewer than <paramref name="required"/>.</exception>
    public static int ReadHeader(ref MessagePackReader reader, JobContext job, int required)
    {
        ArgumentNullException.ThrowIfNull(job);
        var count = reader.ReadArrayHeader();
        return count >= required
            ? count
            : throw new JobFormatException(
                $"Job '{job.Name}' ({job.Id}) is stored with {count} arguments but this build needs {required}. "
                + "Deploy the workers after the clients, or give the added parameters default values.");
    }

    /// <summary>What an invoker throws for arguments that it cannot decode: the job is dead at once, since no attempt could.</summary>
    /// <param name="job">The job that is called.</param>
    /// <param name="reader">Where it stopped: the bytes before it tell the path.</param>
    /// <param name="parameter">The parameter that was being decoded; null before the first.</param>
    /// <param name="exception">What decoding it threw.</param>
    /// <param name="labels">The parameters' names, each with its type after it.</param>
    public static JobFormatException Undecodable(
        JobContext job, ref MessagePackReader reader, string? parameter, Exception exception, params ReadOnlySpan<string> labels)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(exception);
        var undecodable = exception as JobFormatException ?? NewUndecodable(job, ref reader, parameter, exception, labels);
        undecodable.UndecodableJob = job.Id;
        return undecodable;
    }

    /// <summary>What the facade throws for arguments that it cannot encode: nothing is enqueued.</summary>
    /// <param name="job">The job that is called.</param>
    /// <param name="buffer">The buffer of the call; it goes back to its thread.</param>
    /// <param name="writer">Where it stopped: the bytes before it tell the path.</param>
    /// <param name="exception">What encoding threw.</param>
    /// <param name="labels">The parameters' names, each with its type after it.</param>
    public static JobEnqueueException Unencodable(
        JobDescriptor job, PayloadBuffer buffer, ref MessagePackWriter writer, Exception exception, params ReadOnlySpan<string> labels)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentNullException.ThrowIfNull(exception);
        var bytes = buffer.ToArray(ref writer).AsMemory(job.EnvelopePrefix.Length);
        var path = PayloadPath.Next(new(bytes), isArguments: true, out var argument);
        var (name, type) = (argument * 2) + 1 < labels.Length ? (labels[argument * 2], labels[(argument * 2) + 1]) : (string.Empty, string.Empty);
        return new JobEnqueueException(
            $"Job '{job.Name}' was not enqueued, since its argument '{name}' cannot be encoded: {PayloadFaultText.OfWrite(type + path, exception)}",
            mayBeStored: false,
            exception);
    }

    /// <summary>Encodes a result and keeps it with the attempt.</summary>
    /// <exception cref="JobFailException">It cannot be encoded: the job is dead at once, since to run it again would do its work twice.</exception>
    public static void SetResult<TCodec, T>(JobContext job, T value)
        where TCodec : struct, IJobCodec<T>
    {
        ArgumentNullException.ThrowIfNull(job);
        var buffer = PayloadBuffer.Rent();
        var writer = buffer.Begin();
        try
        {
            TCodec.Write(ref writer, value);
        }
        catch (Exception exception)
        {
            var path = PayloadPath.Next(new(buffer.ToArray(ref writer)), isArguments: false, out _);
            throw new JobFailException(
                job.Id, $"The result of job '{job.Name}' ({job.Id}) cannot be encoded: {PayloadFaultText.OfWrite(TypeText.Of(typeof(T)) + path, exception)}", exception);
        }

        job.SetResult(buffer.ToArray(ref writer));
    }

    /// <summary>Waits for a job's task, then keeps its result.</summary>
    public static ValueTask SetResultAsync<TCodec, T>(JobContext job, ValueTask<T> task)
        where TCodec : struct, IJobCodec<T>
    {
        if (task.IsCompletedSuccessfully)
        {
            SetResult<TCodec, T>(job, task.Result);
            return default;
        }

        return Await(job, task);

        static async ValueTask Await(JobContext job, ValueTask<T> task)
            => SetResult<TCodec, T>(job, await task.ConfigureAwait(false));
    }

    /// <inheritdoc cref="SetResultAsync{TCodec, T}(JobContext, ValueTask{T})"/>
    public static ValueTask SetResultAsync<TCodec, T>(JobContext job, Task<T> task)
        where TCodec : struct, IJobCodec<T>
        => SetResultAsync<TCodec, T>(job, new ValueTask<T>(task));

    private static JobFormatException NewUndecodable(
        JobContext job, ref MessagePackReader reader, string? parameter, Exception exception, scoped ReadOnlySpan<string> labels)
    {
        var at = labels.IndexOf(parameter!);
        return new JobFormatException(
            $"Argument '{parameter}' of job '{job.Name}' ({job.Id}) cannot be decoded: "
            + PayloadFaultText.OfRead(ref reader, exception, at < 0 ? parameter ?? string.Empty : labels[at + 1], isArguments: true) + " "
            + "Was its type changed while jobs were queued? Give the changed job a new name, and keep the old one until its queue is empty.",
            exception);
    }
}
