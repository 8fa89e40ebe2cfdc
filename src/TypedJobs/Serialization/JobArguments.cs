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
    /// <param name="parameter">The parameter that was being decoded; null before the first.</param>
    /// <param name="exception">What decoding it threw.</param>
    public static JobFormatException Undecodable(JobContext job, string? parameter, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(exception);
        var undecodable = exception as JobFormatException ?? new JobFormatException(
            $"Argument '{parameter}' of job '{job.Name}' ({job.Id}) cannot be decoded: {ExceptionText.MessageOf(exception)} "
            + "Was its type changed while jobs were queued? Give the changed job a new name, and keep the old one until its queue is empty.",
            exception);
        undecodable.UndecodableJob = job.Id;
        return undecodable;
    }

    /// <summary>Encodes a result and keeps it with the attempt.</summary>
    public static void SetResult<TCodec, T>(JobContext job, T value)
        where TCodec : struct, IJobCodec<T>
    {
        ArgumentNullException.ThrowIfNull(job);
        var buffer = PayloadBuffer.Rent();
        var writer = buffer.Begin();
        TCodec.Write(ref writer, value);
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
}
