using System.Buffers;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs.Tests.Serialization;

public sealed class DeadLetterCodecTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    private static readonly DeadLetter Letter = new()
    {
        Id = JobId.Create(JobPriority.High, TimeProvider.System, Random.Shared),
        Name = "email.send",
        Queue = "mail",
        Arguments = """["a@b.c"]""",
        Failure = new JobFailure("System.InvalidOperationException", "boom", "at X", 3, Now),
        Attempts = [new("A", "first", null, 1, Now.AddSeconds(-2)), new("B", "second", null, 2, Now.AddSeconds(-1))],
        DiedAt = Now,
    };

    [Fact]
    public void DeadLetterCodec_EveryMember_ComesBack()
    {
        var read = Read(Write(Letter));

        Assert.Equal(Letter.Attempts, read.Attempts);
        Assert.Equal(Letter, read with { Attempts = Letter.Attempts });
    }

    [Fact]
    public void DeadLetterCodec_NoArguments_ComesBack() => Assert.Null(Read(Write(Letter with { Arguments = null, Attempts = [] })).Arguments);

    [Fact]
    public void DeadLetterCodec_UnknownMember_IsIgnored()
    {
        var known = new MessagePackReader(Write(Letter));
        var count = known.ReadMapHeader();
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteMapHeader(count + 1);
        writer.Write("Later");
        writer.WriteArrayHeader(1);
        writer.Write(1);
        writer.WriteRaw(known.ReadRaw(known.Sequence.Length - known.Consumed));
        writer.Flush();

        Assert.Equal(Letter.Id, Read(buffer.WrittenMemory).Id);
    }

    [Fact]
    public void DeadLetterCodec_MissingMember_IsNamed()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteMapHeader(0);
        writer.Flush();

        var exception = Assert.Throws<MessagePackSerializationException>(() => Read(buffer.WrittenMemory));
        Assert.Contains("'Id'", exception.Message, StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> Write(DeadLetter letter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        DeadLetterCodec.Write(ref writer, letter);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static DeadLetter Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new MessagePackReader(bytes);
        return DeadLetterCodec.Read(ref reader);
    }
}
