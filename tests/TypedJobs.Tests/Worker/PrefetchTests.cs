using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

public class PrefetchTests
{
    [Theory]
    [InlineData(1e-6, 2_000)]
    [InlineData(1e-3, 160)]
    [InlineData(1e-2, 16)]
    [InlineData(1.0, 0)]
    [InlineData(60.0, 0)]
    public void Extra_ForJobsOfALength_IsWhatAMomentTakes(double meanSeconds, int expected)
        => Assert.Equal(expected, Prefetch.Extra(meanSeconds, concurrency: 8, max: 2_000));

    [Fact]
    public void Extra_BeforeAnyJobHasEnded_IsNone() => Assert.Equal(0, Prefetch.Extra(0, concurrency: 8, max: 2_000));

    [Fact]
    public void Mean_OfJobsThatGrowLong_FollowsWithinAHundred()
    {
        var mean = 1e-6;
        for (var i = 0; i < 100; i++)
        {
            mean = Prefetch.Mean(mean, 1);
        }

        Assert.InRange(mean, 0.9, 1);
        Assert.Equal(0, Prefetch.Extra(mean, concurrency: 8, max: 2_000));
    }
}
