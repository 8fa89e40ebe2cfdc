using System.Text;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>From what is stored of a dead job to what is shown of it. Never fails: what cannot be read is left out.</summary>
internal static class DeadLetterReader
{
    /// <summary>Reads a dead job.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="queue">The queue whose dead it is among.</param>
    /// <param name="body">Its envelope, or bytes that are none.</param>
    /// <param name="failure">What is kept beside it.</param>
    /// <param name="diedAt">When it died.</param>
    public static DeadLetter Read(JobId id, string queue, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> failure, DateTimeOffset diedAt)
    {
        var (name, arguments, attempts) = ReadBody(body);
        return new DeadLetter
        {
            Id = id.At(queue),
            Name = name,
            Queue = queue,
            Arguments = arguments,
            Failure = ReadFailure(failure, diedAt),
            Attempts = attempts,
            DiedAt = diedAt,
        };
    }

    private static (string Name, string? Arguments, IReadOnlyList<JobFailure> Attempts) ReadBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            var envelope = JobEnvelope.Parse(body);
            var name = Encoding.UTF8.GetString(envelope.Utf8Name.Span);
            var named = JobCatalog.Find(name) is { } job ? MessagePackJson.ToJson(envelope.Arguments, job.Parameters) : null;
            return (name, named ?? MessagePackJson.ToJson(envelope.Arguments), FailureHistory.Of(envelope.Options));
        }
        catch (JobFormatException)
        {
            return ("", null, []);
        }
    }

    /// <summary>What is kept beside a dead job, or a stand-in that says why it cannot be read.</summary>
    public static JobFailure ReadFailure(ReadOnlyMemory<byte> failure, DateTimeOffset diedAt)
    {
        try
        {
            return FailureCodec.FromBytes(failure);
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException or ArgumentOutOfRangeException)
        {
            return new JobFailure(nameof(JobFormatException), $"What was kept of the failure cannot be read: {exception.Message}", null, 1, diedAt);
        }
    }
}
