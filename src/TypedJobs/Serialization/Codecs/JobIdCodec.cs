using System.Buffers;
using System.ComponentModel;
using System.Text;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="JobId"/>: its 16 bytes, and behind them the name of its queue if it has one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JobIdCodec : IJobCodec<JobId>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, JobId value)
    {
        Span<byte> bytes = stackalloc byte[JobId.Size + QueueName.MaxLength];
        value.TryWriteBytes(bytes);
        var length = JobId.Size + Encoding.ASCII.GetBytes(value.Queue ?? "", bytes[JobId.Size..]);
        writer.Write(bytes[..length]);
    }

    /// <inheritdoc/>
    public static JobId Read(ref MessagePackReader reader)
    {
        if (reader.ReadBytes() is not { Length: >= JobId.Size and <= JobId.Size + QueueName.MaxLength } stored)
        {
            throw new MessagePackSerializationException("A job id is stored as 16 bytes and the name of its queue; this is something else.");
        }

        Span<byte> bytes = stackalloc byte[JobId.Size + QueueName.MaxLength];
        stored.CopyTo(bytes);
        var id = JobId.FromBytes(bytes[..JobId.Size]);
        Span<char> queue = stackalloc char[QueueName.MaxLength];
        queue = queue[..Encoding.ASCII.GetChars(bytes[JobId.Size..(int)stored.Length], queue)];
        return queue.IsEmpty ? id
            : QueueName.IsValid(queue) ? id.At(QueueName.Intern(queue))
            : throw new MessagePackSerializationException("A job id is stored with bytes behind it that cannot name a queue.");
    }
}
