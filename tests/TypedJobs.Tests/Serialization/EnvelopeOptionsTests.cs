using CsCheck;
using MessagePack;
using TypedJobs.Serialization;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Serialization;

public sealed class EnvelopeOptionsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    [Fact]
    public void With_AnyOptionsInAnyOrder_AreFoundAsTheyWereSetLast()
        => Gen.Select(Gen.Int[0, 300], Gen.String).Array[0, 30].Sample(static changes =>
        {
            var (options, model) = (default(EnvelopeOptions), new Dictionary<int, string>());
            foreach (var (key, text) in changes)
            {
                // An empty text takes the option away.
                options = text.Length == 0 ? options.Without((EnvelopeKey)key) : options.With((EnvelopeKey)key, MessagePackSerializer.Serialize(text));
                _ = text.Length == 0 ? model.Remove(key) : (model[key] = text).Length > 0;
            }

            Assert.Equal(model.Count == 0, options.IsEmpty);
            for (var key = 0; key <= 300; key++)
            {
                var found = options.Find((EnvelopeKey)key);
                Assert.Equal(model.GetValueOrDefault(key), found.IsEmpty ? null : MessagePackSerializer.Deserialize<string>(found));
            }
        });

    [Fact]
    public void Without_TheLastOption_IsNothingToStore()
    {
        var options = Parking.Begin(default, Now).Without(EnvelopeKey.ParkedSince);

        Assert.True(options.IsEmpty);
        Assert.Equal(JobEnvelope.Write("a"u8, 1, default, [0x90]), JobEnvelope.Write("a"u8, 1, options, [0x90]));
    }

    [Fact]
    public void Options_OfALaterBuild_AreKeptWhateverTheyAre()
    {
        // {"note": [1, 2], -5: nil, 2⁴⁰: true, 99: "trace", 2: 1234}
        byte[] later = [0x85, 0xA4, .. "note"u8, 0x92, 1, 2, 0xFB, 0xC0, 0xCF, 0, 0, 1, 0, 0, 0, 0, 0, 0xC3, 99, 0xA5, .. "trace"u8, 2, 0xCD, 0x04, 0xD2];
        var options = Stored(later);

        var failed = FailureHistory.Add(options, new JobFailure("System.Exception", "no", "stack", 1, Now));

        Assert.Equal(1234, Parking.SinceOf(failed, Now)?.ToUnixTimeMilliseconds());
        Assert.Equal("trace", MessagePackSerializer.Deserialize<string>(failed.Find((EnvelopeKey)99)));
        Assert.Equal(later, failed.Without(EnvelopeKey.Failures).Bytes.ToArray());
    }

    [Fact]
    public void Options_AnyStoredBytes_AreReadAndRewrittenWithoutAnException()
        => Gen.Select(AnyKey, AnyValue).Array[0, 5].Sample(static entries =>
        {
            byte[] map = [(byte)(0x80 | entries.Length), .. entries.SelectMany(static entry => (byte[])[.. entry.Item1, .. entry.Item2])];
            var options = Stored(map);

            Assert.NotNull(FailureHistory.Of(options));
            _ = Parking.SinceOf(options, Now);
            _ = BeganNote.IsIn(options);
            var rewritten = BeganNote.Write(Parking.Begin(FailureHistory.Add(options, new JobFailure("T", "no", null, 1, Now)), Now), Now);

            Assert.Equal(1, FailureHistory.Of(rewritten)[^1].Attempt);
            Assert.Equal(Now, Parking.SinceOf(rewritten, Now));
            Assert.True(BeganNote.IsIn(rewritten));
        }, iter: 20_000);

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(1_700_000_000_124)]
    public void Parking_SinceATimeThatCannotBe_BeginsAnew(long since)
    {
        var options = default(EnvelopeOptions).With(EnvelopeKey.ParkedSince, MessagePackSerializer.Serialize(since));

        Assert.Null(Parking.SinceOf(options, Now));
        Assert.Equal(Now, Parking.SinceOf(Parking.Begin(options, Now), Now));
    }

    [Fact]
    public void Failures_BeyondTheLimit_KeepTheNewest()
    {
        var options = default(EnvelopeOptions);
        for (var attempt = 1; attempt <= 50; attempt++)
        {
            options = FailureHistory.Add(options, new JobFailure("System.Exception", "no", "stack", attempt, Now));
        }

        var failures = FailureHistory.Of(options);
        Assert.Equal(Enumerable.Range(51 - FailureHistory.MaxFailures, FailureHistory.MaxFailures), failures.Select(static failure => failure.Attempt));
        Assert.All(failures, static failure => Assert.Null(failure.StackTrace));
    }

    [Fact]
    public void Failures_OneOfThemUnreadable_TheOthersAreShownAndItIsKept()
    {
        var readable = FailureCodec.ToBytes(new JobFailure("T", "no", null, 7, Now));
        var options = default(EnvelopeOptions).With(EnvelopeKey.Failures, [0x92, 0xA1, (byte)'?', .. readable]);

        Assert.Equal(7, Assert.Single(FailureHistory.Of(options)).Attempt);
        var value = FailureHistory.Add(options, new JobFailure("T", "no", null, 8, Now)).Find(EnvelopeKey.Failures);
        Assert.Equal([0x93, 0xA1, (byte)'?'], value[..3].ToArray());
    }

    private static Gen<byte[]> AnyKey => Gen.OneOf(Gen.Int[0, 4].Select(static key => (byte[])[(byte)key]), AnyValue);

    // Numbers, texts, lists and failures of all sorts: what each of the options could hold, and what it could not.
    private static Gen<byte[]> AnyValue => Gen.OneOf(
        Gen.Long.Select(static value => MessagePackSerializer.Serialize(value)),
        Gen.ULong.Select(static value => MessagePackSerializer.Serialize(value)),
        Gen.String.Select(static value => MessagePackSerializer.Serialize(value)),
        Gen.Const((byte[])[0xC0]),
        Gen.Long.Array.Select(static value => MessagePackSerializer.Serialize(value)),
        Gen.Select(Gen.String, Gen.Long).Select(static (type, at) => (byte[])[0x91, 0x95, .. MessagePackSerializer.Serialize(type), 0xA0, 0xC0, 1, .. MessagePackSerializer.Serialize(at)]));

    private static EnvelopeOptions Stored(byte[] map)
        => JobEnvelope.Parse(JobEnvelope.Write("a"u8, 2, new EnvelopeOptions(map), [0x90])).Options;
}
