using System.Buffers;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What those who wait for a job find: an array of 0 and its result, or of 1 and its failure.</summary>
internal static class JobOutcome
{
    private const int SucceededTag = 0;
    private const int FailedTag = 1;

    public delegate TResult ResultReader<TResult>(ref MessagePackReader reader);

    public static byte[] Succeeded(ReadOnlyMemory<byte> result)
    {
        var bytes = new byte[result.Length + 2];
        bytes[0] = MessagePackCode.MinFixArray | 2;
        bytes[1] = SucceededTag;
        result.CopyTo(bytes.AsMemory(2));
        return bytes;
    }

    public static byte[] Failed(JobFailure failure)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(2);
        writer.Write(FailedTag);
        FailureCodec.Write(ref writer, failure);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the result, or throws what stands for the failure.</summary>
    /// <exception cref="JobFailedException">The job is dead.</exception>
    /// <exception cref="JobFormatException">The bytes are not what this build expects of the result.</exception>
    public static TResult Read<TResult>(ReadOnlyMemory<byte> outcome, JobId id, ResultReader<TResult> readResult)
    {
        try
        {
            var reader = new MessagePackReader(outcome);
            reader.ReadArrayHeader();
            return reader.ReadInt32() == SucceededTag
                ? readResult(ref reader)
                : throw new JobFailedException(id, FailureCodec.Read(ref reader));
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException)
        {
            throw new JobFormatException(
                $"The result of job {id} is not what this build expects: {exception.Message} Was the job's return type changed?", exception);
        }
    }
}
