using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>How a dead letter is serialized for its handler: a map by member name, as generated codecs write records; times are Unix ms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeadLetterCodec : IJobCodec<DeadLetter>
{
    private const int Members = 7;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DeadLetter value)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteMapHeader(Members);
        writer.Write(nameof(DeadLetter.Id));
        JobIdCodec.Write(ref writer, value.Id);
        writer.Write(nameof(DeadLetter.Name));
        writer.Write(value.Name);
        writer.Write(nameof(DeadLetter.Queue));
        writer.Write(value.Queue);
        writer.Write(nameof(DeadLetter.Arguments));
        writer.Write(value.Arguments);
        writer.Write(nameof(DeadLetter.Failure));
        FailureCodec.Write(ref writer, value.Failure);
        writer.Write(nameof(DeadLetter.Attempts));
        writer.WriteArrayHeader(value.Attempts.Count);
        foreach (var attempt in value.Attempts)
        {
            FailureCodec.Write(ref writer, attempt);
        }

        writer.Write(nameof(DeadLetter.DiedAt));
        writer.Write(value.DiedAt.ToUnixTimeMilliseconds());
    }

    /// <inheritdoc/>
    public static DeadLetter Read(ref MessagePackReader reader)
    {
        JobId? id = null;
        string? name = null, queue = null, arguments = null;
        JobFailure? failure = null;
        JobFailure[] attempts = [];
        DateTimeOffset diedAt = default;
        var count = reader.ReadMapHeader();
        for (var i = 0; i < count; i++)
        {
            switch (reader.ReadString())
            {
                case nameof(DeadLetter.Id):
                    id = JobIdCodec.Read(ref reader);
                    break;
                case nameof(DeadLetter.Name):
                    name = reader.ReadString();
                    break;
                case nameof(DeadLetter.Queue):
                    queue = reader.ReadString();
                    break;
                case nameof(DeadLetter.Arguments):
                    arguments = reader.ReadString();
                    break;
                case nameof(DeadLetter.Failure):
                    failure = FailureCodec.Read(ref reader);
                    break;
                case nameof(DeadLetter.Attempts):
                    attempts = ReadAttempts(ref reader);
                    break;
                case nameof(DeadLetter.DiedAt):
                    diedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new DeadLetter
        {
            Id = id ?? throw Missing(nameof(DeadLetter.Id)),
            Name = name ?? throw Missing(nameof(DeadLetter.Name)),
            Queue = queue ?? throw Missing(nameof(DeadLetter.Queue)),
            Arguments = arguments,
            Failure = failure ?? throw Missing(nameof(DeadLetter.Failure)),
            Attempts = attempts,
            DiedAt = diedAt,
        };
    }

    private static JobFailure[] ReadAttempts(ref MessagePackReader reader)
    {
        var attempts = new JobFailure[reader.ReadArrayHeader()];
        for (var i = 0; i < attempts.Length; i++)
        {
            attempts[i] = FailureCodec.Read(ref reader);
        }

        return attempts;
    }

    private static MessagePackSerializationException Missing(string member) => new($"The dead letter is stored without its member '{member}'.");
}
