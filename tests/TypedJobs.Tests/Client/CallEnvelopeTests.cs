using TypedJobs.Serialization;

namespace TypedJobs.Tests.Client;

/// <summary>What a call is stored as: what <c>With</c> encoded, and options behind it where the call has any.</summary>
public sealed class CallEnvelopeTests
{
    private static readonly byte[] Golden = [0x93, 1, 0xAB, .. "probe.count"u8, 0x92, 0xA2, .. "ch"u8, 7];

    [Fact]
    public void Call_WithoutOptions_IsStoredAsItEverWas()
    {
        var call = Probes.Count.With("ch", 7);

        Assert.Equal(Golden, call.ToEnvelope().ToArray());
        Assert.Equal(Golden, call.OnQueue("low").In(TimeSpan.FromHours(1)).WithPriority(JobPriority.High).ToEnvelope().ToArray());
    }

    [Fact]
    public void Call_WithoutOptions_CostsItsBytesAndTheCall()
    {
        var definition = Probes.Count;
        _ = definition.With("ch", 7).ToEnvelope();
        var expected = AllocatedBy(() => new JobCall(definition, new byte[Golden.Length], JobOptions.None));

        Assert.Equal(expected, AllocatedBy(() => definition.With("ch", 7)));
        var call = definition.With("ch", 7);
        Assert.Equal(0, AllocatedBy(() => call.ToEnvelope().Length == Golden.Length ? call : throw new InvalidOperationException()));
    }

    [Fact]
    public void Call_WithOptions_HasThemBehindWhatWasEncoded()
    {
        var plain = Probes.Count.With("ch", 7);
        var call = new JobCall(plain.Definition, plain.Body, plain.Options.With((EnvelopeKey)99, [0xA1, (byte)'t']));

        Assert.Equal([0x95, .. Golden[1..], 1, 0x81, 99, 0xA1, (byte)'t'], call.ToEnvelope().ToArray());
        Assert.Equal(Golden, plain.ToEnvelope().ToArray());
    }

    /// <summary>The least of several runs: the first ones bind and compile.</summary>
    private static long AllocatedBy(Func<object> act) => Enumerable.Range(0, 10).Min(_ => AllocatedOnce(act));

    private static long AllocatedOnce(Func<object> act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var made = act();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(made);
        return allocated;
    }
}
