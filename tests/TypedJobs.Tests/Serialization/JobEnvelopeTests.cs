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
        Assert.Equal([0x93, 1, 0xA1, (byte)'a', 0x90], JobEnvelope.Write("a"u8, 1, new EnvelopeOptions().ToBytes(), [0x90]));
        Assert.Equal([0x94, 1, 0xA1, (byte)'a', 0x90, 3], JobEnvelope.Write("a"u8, 3, default, [0x90]));
        Assert.Equal([0x95, 1, 0xA1, (byte)'a', 0x90, 1, .. options], JobEnvelope.Write("a"u8, 1, options, [0x90]));
    }

    [Fact]
    public void Parse_WithOptions_FindsThem()
    {
        byte[] options = [0x81, 0x02, 0x07];
        var envelope = JobEnvelope.Parse(JobEnvelope.Write("a"u8, 2, options, [0x90]));
        Assert.Equal(options, envelope.Options.ToArray());
        Assert.Equal(7, EnvelopeOptions.Read(envelope.Options).ParkedSinceUnixMs);
        Assert.Null(EnvelopeOptions.Read(JobEnvelope.Parse(JobEnvelope.Write("a"u8, 2, default, [0x90])).Options).ParkedSinceUnixMs);
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

    [Fact]
    public void Options_FromALaterBuild_SurviveARewrite()
    {
        var later = MessagePackSerializer.Serialize(new Dictionary<int, object> { [99] = "trace", [2] = 1234L });
        var options = EnvelopeOptions.Read(later);
        options.Add(new JobFailure("System.Exception", "no", "stack", 1, DateTimeOffset.UnixEpoch));
        var again = EnvelopeOptions.Read(options.ToBytes());
        Assert.Equal(1234, again.ParkedSinceUnixMs);
        Assert.Null(Assert.Single(again.Failures).StackTrace);
        Assert.Contains("trace", MessagePackSerializer.ConvertToJson(options.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_AnyBytes_ReadOrSayThatTheyAreMalformed()
        => Gen.Byte.Array.Sample(static bytes =>
        {
            try
            {
                EnvelopeOptions.Read(bytes);
            }
            catch (JobFormatException)
            {
                // What it may throw, and nothing else.
            }
        }, iter: 20_000);

    [Fact]
    public void Failures_BeyondTheLimit_KeepTheNewest()
    {
        var options = EnvelopeOptions.Read(new byte[] { 0xC0 });
        for (var attempt = 1; attempt <= 50; attempt++)
        {
            options.Add(new JobFailure("System.Exception", "no", null, attempt, DateTimeOffset.UnixEpoch));
        }

        Assert.Equal(EnvelopeOptions.MaxFailures, options.Failures.Count);
        Assert.Equal(50, options.Failures[^1].Attempt);
    }
}
