namespace TypedJobs.Tests.Jobs;

public class DurationTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("10m", 600_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("1m500ms", 60_500)]
    [InlineData("0s", 0)]
    public void TryParse_WellFormed_IsTheSumOfItsParts(string text, long milliseconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("30x")]
    [InlineData("-1s")]
    [InlineData("1s1m")]
    [InlineData("1s1s")]
    [InlineData("1.5h")]
    [InlineData("99999999999s")]
    public void TryParse_Malformed_IsRefused(string text) => Assert.False(Duration.TryParse(text, out _));
}
