using TypedJobs.Generators.Tests.RoundTrip;

namespace TypedJobs.Generators.Tests;

/// <summary>Every type that the contract allows travels, by the codec that the build generated for this project.</summary>
public sealed class CodecRoundTripTests
{
    public static TheoryData<string> Types { get; } = [.. RoundTripCases.All.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Codec_OfThisType_GivesBackWhatWasWrittenAndAgreesWithMessagePack(string type) => RoundTripCases.All[type]();
}
