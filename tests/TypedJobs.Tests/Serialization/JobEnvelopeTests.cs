using CsCheck;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs.Tests.Serialization;

public class JobEnvelopeTests
{
    [Fact]
    public void Envelope_WrittenAndParsed_HasTheSameParts()
        => Gen.Select(Gen.String.Where(static s => s.Length > 0), Gen.Int[1, 1_000], Gen.Int).Sample(static (name, attempt, value) =>
        {
            var utf8 = System.Text.Encoding.UTF8.GetBytes(name);
            var arguments = MessagePackSerializer.Serialize(new[] { value });
            var envelope = JobEnvelope.Parse(JobEnvelope.Write(utf8, attempt, default, arguments));
            Assert.Equal(utf8, envelope.Utf8Name.ToArray());
            Assert.Equal(attempt, envelope.Attempt);
            Assert.Equal(arguments, envelope.Arguments.ToArray());
        });

    [Fact]
    public void Prefix_WithArguments_IsTheEnvelopeOfAFirstAttempt()
    {
        byte[] arguments = [0x91, 0x2A];
        byte[] body = [.. JobEnvelope.Prefix("email.send"), .. arguments];
        Assert.Equal(JobEnvelope.Write("email.send"u8, 1, default, arguments), body);
    }

    [Fact]
    public void Write_WhatIsAtItsDefault_IsLeftOut()
    {
        byte[] options = [0x81, 0x02, 0x07];
        Assert.Equal([0x93, 1, 0xA1, (byte)'a', 0x91, 0x2A], JobEnvelope.Write("a"u8, 1, default, [0x91, 0x2A]));
        Assert.Equal([0x94, 1, 0xA1, (byte)'a', 0x90, 3], JobEnvelope.Write("a"u8, 3, default, [0x90]));
        Assert.Equal([0x95, 1, 0xA1, (byte)'a', 0x90, 1, .. options], JobEnvelope.Write("a"u8, 1, new EnvelopeOptions(options), [0x90]));
    }

    [Fact]
    public void Append_OptionsToACall_IsWhatWriteWouldWrite()
        => Gen.Select(Gen.Int, Gen.Byte.Array[0, 40]).Sample(static (value, text) =>
        {
            var arguments = MessagePackSerializer.Serialize(new[] { value });
            byte[] call = [.. JobEnvelope.Prefix("email.send"), .. arguments];
            var options = default(EnvelopeOptions).With((EnvelopeKey)99, MessagePackSerializer.Serialize(text));

            var envelope = JobEnvelope.Append(call, options);

            Assert.Equal(JobEnvelope.Write("email.send"u8, 1, options, arguments), envelope);
            Assert.Equal(options.Bytes.ToArray(), JobEnvelope.Parse(envelope).Options.Bytes.ToArray());
        });

    [Fact]
    public void Parse_NilForOptions_FindsNone()
        => Assert.True(JobEnvelope.Parse(new byte[] { 0x95, 1, 0xA1, (byte)'a', 0x90, 2, 0xC0 }).Options.IsEmpty);

    [Theory]
    [InlineData(0x07)]
    [InlineData(0x90)]
    [InlineData(0xA0)]
    public void Parse_SomethingElseForOptions_SaysWhatItFound(byte options)
    {
        var exception = Assert.Throws<JobFormatException>(() => JobEnvelope.Parse(new byte[] { 0x95, 1, 0xA1, (byte)'a', 0x90, 2, options }));
        Assert.Contains("not a map", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AnyBytes_ParsesOrSaysThatTheyAreNoEnvelope()
        => Gen.Byte.Array.Sample(static bytes =>
        {
            try
            {
                JobEnvelope.Parse(bytes);
            }
            catch (JobFormatException)
            {
                // What it may throw, and nothing else.
            }
        }, iter: 20_000);

    [Fact]
    public void Parse_OfALaterVersion_SaysWhatToDeployFirst()
    {
        var body = JobEnvelope.Write("email.send"u8, 1, default, [0x90]);
        body[1] = 2;
        var exception = Assert.Throws<JobFormatException>(() => JobEnvelope.Parse(body));
        Assert.Contains("Deploy the workers before the clients", exception.Message, StringComparison.Ordinal);
    }
}
