namespace TypedJobs.Tests.Client;

/// <summary>A context that a unit test makes, with no Redis.</summary>
public sealed class JobContextForTestTests
{
    [Fact]
    public void ForTest_WithNothingSaid_IsAFirstAttempt()
    {
        var job = JobContext.ForTest();

        Assert.Equal((1, RetryPolicy.Default.MaxAttempts, "default", 0), (job.Attempt, job.MaxAttempts, job.Queue, job.Failures.Count));
        Assert.Null(job.LastFailure);
        Assert.False(job.Id.IsEmpty);
        Assert.Equal("default", job.Id.Queue);
        Assert.Equal(JobId.TextLength, job.IdempotencyKey.Length);
        Assert.Null(job.Services.GetService(typeof(string)));
    }

    [Fact]
    public void ForTest_OfALaterAttempt_HasTheFailuresBeforeIt()
    {
        var job = JobContext.ForTest(attempt: 3, job: Probes.Soft, lastFailure: new TimeoutException("slow"));

        Assert.Equal(("probe.soft", 3, 3, 2), (job.Name, job.Attempt, job.MaxAttempts, job.Failures.Count));
        Assert.Equal((typeof(TimeoutException).FullName, "slow", 2), (job.LastFailure!.Type, job.LastFailure.Message, job.LastFailure.Attempt));
        Assert.NotNull(JobContext.ForTest(attempt: 2).LastFailure);
        Assert.Equal(20, JobContext.ForTest(attempt: 1_000_000).Failures.Count);
    }

    [Fact]
    public async Task ForTest_OnceAsync_RunsOnceOverAllAttempts()
    {
        var ran = 0;
        var first = JobContext.ForTest();
        var second = JobContext.ForTest(previous: first, lastFailure: new TimeoutException());

        Assert.Equal(7, await first.OnceAsync("charge", _ => Task.FromResult(7 + ran++)));
        Assert.Equal(7, await second.OnceAsync("charge", _ => Task.FromResult(7 + ran++)));

        Assert.Equal((1, 2, first.Id), (ran, second.Attempt, second.Id));
        Assert.Equal(first.IdempotencyKey, second.IdempotencyKey);
        Assert.Equal(8, await JobContext.ForTest().OnceAsync("charge", _ => Task.FromResult(7 + ran++)));
    }

    [Fact]
    public void ForTest_RetryAndFail_MakeWhatAWorkerActsOn()
    {
        var job = JobContext.ForTest();

        Assert.Equal((TimeSpan.FromMinutes(5), job.Id), (job.Retry(TimeSpan.FromMinutes(5)).After, job.Retry(TimeSpan.Zero).Id));
        Assert.Equal("no such order", job.Fail("no such order").Message);
    }

    [Fact]
    public async Task ForTest_Cancellation_IsTheTestsOwn()
    {
        using var cancellation = new CancellationTokenSource();
        var job = JobContext.ForTest(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        Assert.True(job.CancellationToken.IsCancellationRequested);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.OnceAsync("wait", token => Task.Delay(-1, token)));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(null, 0)]
    public void ForTest_OutOfRange_SaysWhich(int? attempt, int? maxAttempts)
        => Assert.Throws<ArgumentOutOfRangeException>(() => JobContext.ForTest(attempt, maxAttempts: maxAttempts));
}
