using TypedJobs.Generators.Tests.RoundTrip;

namespace TypedJobs.Generators.Tests;

/// <summary>Every type that the contract allows travels, by the codec that the build generated for this project.</summary>
public sealed class CodecRoundTripTests
{
    public static TheoryData<string> Types { get; } = [.. RoundTripCases.All.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Codec_OfThisType_GivesBackWhatWasWrittenAndAgreesWithMessagePack(string type) => RoundTripCases.All[type]();

    // Equality of DateTime does not look at the kind.
    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void DateTime_OfEachKind_KeepsIt(DateTimeKind kind)
    {
        var value = new DateTime(2026, 11, 22, 13, 14, 15, kind).AddTicks(7);

        var read = RoundTrip.RoundTrip.Decode(Jobs.EchoDateTime, RoundTrip.RoundTrip.Argument(Jobs.EchoDateTime.With(value)));

        Assert.Equal((value, kind), (read, read.Kind));
    }
}
