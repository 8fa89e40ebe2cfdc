using System.Buffers;
using System.Text;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What is stored of a job: a MessagePack array of version, wire name, arguments, attempt and options.</summary>
/// <remarks>
/// The arguments are an array in parameter order. The attempt and the options, a map from a small number to a value, are left out from the end
/// while they say nothing: most jobs that wait are before their first attempt, and every byte is in Redis's memory once a job. The time of
/// enqueueing is in the id. Reading copies nothing: all members are slices of the stored bytes.
/// </remarks>
internal readonly struct JobEnvelope
{
    /// <summary>The version that this build writes; it reads this one and older ones.</summary>
    public const int CurrentVersion = 1;

    private const int WithoutAttempt = 3;
    private const int WithAttempt = 4;
    private const int WithOptions = 5;
    private JobEnvelope(ReadOnlyMemory<byte> utf8Name, int attempt, EnvelopeOptions options, ReadOnlyMemory<byte> arguments)
    {
        Utf8Name = utf8Name;
        Attempt = attempt;
        Options = options;
        Arguments = arguments;
    }

    /// <summary>The wire name.</summary>
    public ReadOnlyMemory<byte> Utf8Name { get; }

    /// <summary>The attempt that runs next; the first is 1.</summary>
    public int Attempt { get; }

    /// <summary>What there is beyond these.</summary>
    public EnvelopeOptions Options { get; }

    /// <summary>The argument array as it is stored.</summary>
    public ReadOnlyMemory<byte> Arguments { get; }

    /// <summary>Reads an envelope.</summary>
    /// <param name="body">The stored bytes.</param>
    /// <exception cref="JobFormatException">They are no envelope, or one of a later version.</exception>
    public static JobEnvelope Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new MessagePackReader(body);
            var count = reader.ReadArrayHeader();
            var version = reader.ReadInt32();
            if (version is < 1 or > CurrentVersion)
            {
                throw new JobFormatException(
                    $"The job is stored in version {version} of the envelope, but this build reads versions up to {CurrentVersion}. Deploy the workers before the clients.");
            }

            if (count < WithoutAttempt || !reader.TryReadStringSpan(out var name))
            {
                throw new JobFormatException(
                    $"The job's envelope is malformed: expected an array of at least {WithoutAttempt} elements with the job's name as the second.");
            }

            var nameEnd = (int)reader.Consumed;
            var arguments = Slice(body, ref reader);
            var attempt = count < WithAttempt ? 1 : reader.ReadInt32();
            if (attempt < 1)
            {
                throw new JobFormatException($"The job's envelope is malformed: its attempt is {attempt}, but the first is 1.");
            }

            var options = count < WithOptions ? default : ReadOptions(body, ref reader);
            return new JobEnvelope(body.Slice(nameEnd - name.Length, name.Length), attempt, options, arguments);
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException or InvalidOperationException)
        {
            throw new JobFormatException($"The job's envelope is malformed: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the wire name alone, from the first bytes of an envelope; null if they are none.</summary>
    public static string? ReadName(ReadOnlyMemory<byte> start)
    {
        try
        {
            var reader = new MessagePackReader(start);
            reader.ReadArrayHeader();
            reader.ReadInt32();
            return reader.ReadString();
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The bytes before the arguments of a job that is enqueued with no options; the arguments end its envelope.</summary>
    public static byte[] Prefix(string name)
    {
        var buffer = new ArrayBufferWriter<byte>(16 + name.Length);
        var writer = new MessagePackWriter(buffer);
        WriteHeader(ref writer, WithoutAttempt, Encoding.UTF8.GetBytes(name));
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The envelope of a call with options. Nothing of it is encoded again: they go behind its arguments.</summary>
    /// <param name="call">What <see cref="Prefix"/> begins and the arguments end.</param>
    /// <param name="options">At least one.</param>
    public static byte[] Append(ReadOnlySpan<byte> call, EnvelopeOptions options)
    {
        const byte FirstAttempt = 1;
        var envelope = new byte[call.Length + 1 + options.Bytes.Length];
        call.CopyTo(envelope);
        envelope[0] = MessagePackCode.MinFixArray | WithOptions;
        envelope[call.Length] = FirstAttempt;
        options.Bytes.Span.CopyTo(envelope.AsSpan(call.Length + 1));
        return envelope;
    }

    /// <summary>The same job's envelope with another attempt or other options.</summary>
    public byte[] Rewrite(int attempt, EnvelopeOptions options) => Write(Utf8Name.Span, attempt, options, Arguments.Span);

    /// <summary>Writes an envelope from parts that are encoded already.</summary>
    public static byte[] Write(ReadOnlySpan<byte> utf8Name, int attempt, EnvelopeOptions options, ReadOnlySpan<byte> arguments)
    {
        var count = !options.IsEmpty ? WithOptions : attempt > 1 ? WithAttempt : WithoutAttempt;
        var buffer = new ArrayBufferWriter<byte>(16 + utf8Name.Length + options.Bytes.Length + arguments.Length);
        var writer = new MessagePackWriter(buffer);
        WriteHeader(ref writer, count, utf8Name);
        writer.WriteRaw(arguments);
        if (count >= WithAttempt)
        {
            writer.Write(attempt);
        }

        if (count >= WithOptions)
        {
            writer.WriteRaw(options.Bytes.Span);
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteHeader(ref MessagePackWriter writer, int count, ReadOnlySpan<byte> utf8Name)
    {
        writer.WriteArrayHeader(count);
        writer.Write(CurrentVersion);
        writer.WriteString(utf8Name);
    }

    private static EnvelopeOptions ReadOptions(ReadOnlyMemory<byte> body, ref MessagePackReader reader)
        => reader.NextMessagePackType switch
        {
            MessagePackType.Nil => default,
            MessagePackType.Map => new EnvelopeOptions(Slice(body, ref reader)),
            var other => throw new JobFormatException($"The job's envelope is malformed: its options are a MessagePack {other} and not a map."),
        };

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> body, ref MessagePackReader reader)
    {
        var start = (int)reader.Consumed;
        reader.Skip();
        return body[start..(int)reader.Consumed];
    }
}
