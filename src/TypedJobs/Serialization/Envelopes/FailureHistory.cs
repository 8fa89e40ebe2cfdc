using System.Buffers;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>The failed attempts of a job, in its envelope: an array, the oldest first, each without its stack trace.</summary>
/// <remarks>That of the last failure is kept beside the job when it dies.</remarks>
internal static class FailureHistory
{
    /// <summary>Failed attempts that are remembered, the newest; older ones are dropped.</summary>
    public const int MaxFailures = 20;

    /// <summary>What is remembered. An entry that cannot be read is left out: history is shown, and nothing depends on it.</summary>
    public static IReadOnlyList<JobFailure> Of(EnvelopeOptions options)
    {
        var entries = Entries(options);
        if (entries.Count == 0)
        {
            return [];
        }

        var failures = new List<JobFailure>(entries.Count);
        foreach (var entry in entries)
        {
            if (FailureCodec.TryFromBytes(entry) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return failures;
    }

    /// <summary>Remembers a failed attempt.</summary>
    public static EnvelopeOptions Add(EnvelopeOptions options, JobFailure failure)
    {
        var earlier = Entries(options);
        var dropped = Math.Max(0, earlier.Count + 1 - MaxFailures);
        var buffer = new ArrayBufferWriter<byte>(256);
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(earlier.Count + 1 - dropped);
        foreach (var entry in earlier.Skip(dropped))
        {
            writer.WriteRaw(entry.Span);
        }

        FailureCodec.Write(ref writer, failure with { StackTrace = null });
        writer.Flush();
        return options.With(EnvelopeKey.Failures, buffer.WrittenSpan);
    }

    private static List<ReadOnlyMemory<byte>> Entries(EnvelopeOptions options)
    {
        var value = options.Find(EnvelopeKey.Failures);
        if (value.IsEmpty)
        {
            return [];
        }

        var reader = new MessagePackReader(value);
        if (reader.NextMessagePackType != MessagePackType.Array)
        {
            return [];
        }

        var entries = new List<ReadOnlyMemory<byte>>();
        for (var left = reader.ReadArrayHeader(); left > 0; left--)
        {
            var start = (int)reader.Consumed;
            reader.Skip();
            entries.Add(value[start..(int)reader.Consumed]);
        }

        return entries;
    }
}
