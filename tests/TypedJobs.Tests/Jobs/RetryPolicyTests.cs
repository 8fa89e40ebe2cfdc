using CsCheck;

namespace TypedJobs.Tests.Jobs;

public class RetryPolicyTests
{
    [Fact]
    public void DelayAfter_AnyPolicy_StaysBetweenTheUnjitteredShareAndTheCap()
        => Gen.Select(Gen.Enum<BackoffKind>(), Gen.Int[1, 1_000], Gen.Int[1, 100_000], Gen.Double[0, 1], Gen.Int).Sample(static (kind, attempt, baseMs, jitter, seed) =>
        {
            var policy = new RetryPolicy { Backoff = kind, BaseDelay = TimeSpan.FromMilliseconds(baseMs), Jitter = jitter };
            var full = (policy with { Jitter = 0 }).DelayAfter(attempt, new Random(seed));
            var delay = policy.DelayAfter(attempt, new Random(seed));
            Assert.InRange(delay, TimeSpan.Zero, policy.MaxDelay);
            Assert.InRange(delay.TotalMilliseconds, (full.TotalMilliseconds * (1 - jitter)) - 1, full.TotalMilliseconds + 1);
        });

    [Theory]
    [InlineData(BackoffKind.Exponential, 1, 2, 4, 8)]
    [InlineData(BackoffKind.Linear, 1, 2, 3, 4)]
    [InlineData(BackoffKind.Fixed, 1, 1, 1, 1)]
    public void DelayAfter_WithoutJitter_GrowsAsItsKindSays(BackoffKind kind, params int[] seconds)
    {
        var policy = new RetryPolicy { Backoff = kind, BaseDelay = TimeSpan.FromSeconds(1), Jitter = 0 };
        Assert.Equal(seconds, Enumerable.Range(1, 4).Select(attempt => (int)policy.DelayAfter(attempt, Random.Shared).TotalSeconds));
    }

    [Fact]
    public void DelayAfter_HighAttempt_IsTheCap()
        => Assert.Equal(TimeSpan.FromMinutes(30), (RetryPolicy.Default with { Jitter = 0 }).DelayAfter(1_000, Random.Shared));
}
