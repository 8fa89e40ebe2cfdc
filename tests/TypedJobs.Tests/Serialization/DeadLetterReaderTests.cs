using System.Buffers;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs.Tests.Serialization;

public sealed class DeadLetterReaderTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
    private static readonly JobId Id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);
    private static readonly JobFailure Failure = new("T", "boom", "at X", 2, Now);

    [Fact]
    public void Read_Envelope_ShowsNameArgumentsAndAttempts()
    {
        var options = FailureHistory.Add(default, Failure);
        // ["a", 1]
        var body = JobEnvelope.Write("email.send"u8, 2, options, [0x92, 0xA1, (byte)'a', 0x01]);

        var letter = DeadLetterReader.Read(Id, "mail", body, FailureCodec.ToBytes(Failure), Now);

        Assert.Equal(("email.send", "mail", """["a",1]""", Now), (letter.Name, letter.Queue, letter.Arguments, letter.DiedAt));
        Assert.Equal(Failure, letter.Failure);
        Assert.Equal([Failure with { StackTrace = null }], letter.Attempts);
    }

    [Fact]
    public void Read_BytesThatAreNoEnvelope_ShowsTheFailureOnly()
    {
        var letter = DeadLetterReader.Read(Id, "mail", new byte[] { 0xC1, 2, 3 }, FailureCodec.ToBytes(Failure), Now);

        Assert.Equal(("", null, Failure), (letter.Name, letter.Arguments, letter.Failure));
        Assert.Empty(letter.Attempts);
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        var random = new Random(20);
        for (var i = 0; i < 2_000; i++)
        {
            var (body, failure) = (new byte[random.Next(60)], new byte[random.Next(60)]);
            random.NextBytes(body);
            random.NextBytes(failure);

            Assert.Equal(Id, DeadLetterReader.Read(Id, "mail", body, failure, Now).Id);
        }
    }

    [Fact]
    public void ToJson_EveryKindOfValue_IsShown()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(11);
        writer.WriteNil();
        writer.Write(true);
        writer.Write(-5);
        writer.Write(ulong.MaxValue);
        writer.Write(1.5);
        writer.Write(double.NaN);
        writer.Write("é <b>");
        writer.Write("AQI="u8);
        writer.WriteMapHeader(2);
        writer.Write("k");
        writer.WriteArrayHeader(0);
        writer.Write(7);
        writer.Write(2.5f);
        writer.Write(new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        writer.WriteExtensionFormat(new ExtensionResult(5, new byte[] { 1, 2 }));
        writer.Flush();

        Assert.Equal(
            """[null,true,-5,18446744073709551615,1.5,"NaN","é \u003Cb\u003E","QVFJPQ==",{"k":[],"7":2.5},"2024-01-02T03:04:05Z","AQI="]""",
            MessagePackJson.ToJson(buffer.WrittenMemory));
    }

    [Fact]
    public void ToJson_NestedTooDeep_IsNull()
    {
        var deep = Enumerable.Repeat((byte)0x91, 100_000).Append((byte)0xC0).ToArray();

        Assert.Null(MessagePackJson.ToJson(deep));
    }
}
