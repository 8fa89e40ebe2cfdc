using System.Buffers;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What an envelope holds beyond the default: a map from a small number to a value. What this build does not know, it keeps.</summary>
internal sealed class EnvelopeOptions
{
    /// <summary>Failed attempts that are remembered, the newest; older ones are dropped.</summary>
    public const int MaxFailures = 20;

    private const int FailuresKey = 1;
    private const int ParkedSinceKey = 2;
    private const int BeganKey = 3;

    private readonly List<(int Key, ReadOnlyMemory<byte> Value)> _unknown = [];

    /// <summary>Every failed attempt in short: no stack trace. Oldest first.</summary>
    public List<JobFailure> Failures { get; } = [];

    /// <summary>When a worker first gave the job back because it had no such job, Unix ms.</summary>
    public long? ParkedSinceUnixMs { get; set; }

    /// <summary>When the only attempt of a job that is run at most once began, Unix ms; null if none has.</summary>
    public long? BeganUnixMs { get; set; }

    /// <summary>Reads options.</summary>
    /// <param name="bytes">Nil, or a map.</param>
    /// <exception cref="JobFormatException">Neither.</exception>
    public static EnvelopeOptions Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ReadMap(bytes);
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new JobFormatException($"The options of the job's envelope are malformed: {exception.Message}", exception);
        }
    }

    private static EnvelopeOptions ReadMap(ReadOnlyMemory<byte> bytes)
    {
        var options = new EnvelopeOptions();
        var reader = new MessagePackReader(bytes);
        if (reader.TryReadNil())
        {
            return options;
        }

        var count = reader.ReadMapHeader();
        for (var i = 0; i < count; i++)
        {
            var key = reader.ReadInt32();
            switch (key)
            {
                case FailuresKey:
                    options.ReadFailures(ref reader);
                    break;
                case ParkedSinceKey:
                    options.ParkedSinceUnixMs = reader.ReadInt64();
                    break;
                case BeganKey:
                    options.BeganUnixMs = reader.ReadInt64();
                    break;
                default:
                    var start = (int)reader.Consumed;
                    reader.Skip();
                    options._unknown.Add((key, bytes[start..(int)reader.Consumed]));
                    break;
            }
        }

        return options;
    }

    /// <summary>Remembers a failed attempt, without its stack trace: that of the last one is kept beside the job when it dies.</summary>
    public void Add(JobFailure failure)
    {
        Failures.Add(failure with { StackTrace = null });
        if (Failures.Count > MaxFailures)
        {
            Failures.RemoveAt(0);
        }
    }

    /// <summary>Writes options; nil when there are none.</summary>
    public byte[] ToBytes()
    {
        var count = _unknown.Count + (Failures.Count > 0 ? 1 : 0) + (ParkedSinceUnixMs is null ? 0 : 1) + (BeganUnixMs is null ? 0 : 1);
        var buffer = new ArrayBufferWriter<byte>(128);
        var writer = new MessagePackWriter(buffer);
        if (count == 0)
        {
            writer.WriteNil();
        }
        else
        {
            writer.WriteMapHeader(count);
            Write(ref writer);
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private void Write(ref MessagePackWriter writer)
    {
        if (Failures.Count > 0)
        {
            writer.Write(FailuresKey);
            writer.WriteArrayHeader(Failures.Count);
            foreach (var failure in Failures)
            {
                FailureCodec.Write(ref writer, failure);
            }
        }

        if (ParkedSinceUnixMs is { } parkedSince)
        {
            writer.Write(ParkedSinceKey);
            writer.Write(parkedSince);
        }

        if (BeganUnixMs is { } began)
        {
            writer.Write(BeganKey);
            writer.Write(began);
        }

        foreach (var (key, value) in _unknown)
        {
            writer.Write(key);
            writer.WriteRaw(value.Span);
        }
    }

    private void ReadFailures(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        for (var i = 0; i < count; i++)
        {
            Failures.Add(FailureCodec.Read(ref reader));
        }
    }
}
