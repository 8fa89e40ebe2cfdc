using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class WireNumbersTests
{
    [Theory]
    [InlineData("int", "long")]
    [InlineData("byte", "short")]
    [InlineData("byte", "ulong")]
    [InlineData("uint", "long")]
    [InlineData("float", "double")]
    [InlineData("string", "string")]
    public void Number_InAWiderOne_IsHeld(string was, string now) => Assert.True(WireNumbers.Holds(now, was));

    [Theory]
    [InlineData("long", "int")]
    [InlineData("int", "uint")]
    [InlineData("sbyte", "ulong")]
    [InlineData("ulong", "long")]
    [InlineData("uint", "int")]
    [InlineData("double", "float")]
    [InlineData("int", "double")]
    [InlineData("int", "string")]
    public void Number_InANarrowerOne_IsNotHeld(string was, string now) => Assert.False(WireNumbers.Holds(now, was));
}
