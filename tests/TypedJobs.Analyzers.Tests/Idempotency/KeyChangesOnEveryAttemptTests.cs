namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3015: idempotency keys that do not protect.</summary>
public class KeyChangesOnEveryAttemptTests
{
    [Fact]
    public Task StableKey_IsSilent() => RuleVerifier.VerifyAsync("TJ3015", /* lang=c#-test */ """
        [Job] public static Task Run(Stripe.RefundService refunds, string id) => refunds.CreateAsync(new(), new Stripe.RequestOptions { IdempotencyKey = "refund-" + id });
        """);

    [Fact]
    public Task CorrelationId_IsSilent() => RuleVerifier.VerifyAsync("TJ3015", /* lang=c#-test */ """
        [Job] public static void Run(HttpRequestMessage request) => request.Headers.Add("X-Correlation-Id", Guid.NewGuid().ToString());
        """);

    [Fact]
    public Task FreshKey_IsReported() => RuleVerifier.VerifyAsync("TJ3015", /* lang=c#-test */ """
        [Job] public static Task Run(Stripe.RefundService refunds) => refunds.CreateAsync(new(), new Stripe.RequestOptions { {|TJ3015:IdempotencyKey = Guid.NewGuid().ToString()|} });
        """);

    [Fact]
    public Task FreshHeader_IsReported() => RuleVerifier.VerifyAsync("TJ3015", /* lang=c#-test */ """
        [Job] public static void Run(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", {|TJ3015:DateTime.UtcNow.Ticks.ToString()|});
        """);

    [Fact]
    public Task FreshOnceKey_IsReported() => RuleVerifier.VerifyAsync("TJ3015", /* lang=c#-test */ """
        [Job] public static Task Run(JobContext job) => job.OnceAsync({|TJ3015:Guid.NewGuid().ToString()|}, _ => Task.CompletedTask);
        """);

    [Fact]
    public Task FreshKeyThroughMethod_IsReported() => RuleVerifier.VerifyAsync("TJ3015", /* lang=c#-test */ """
        [Job] public static void Run(HttpRequestMessage request) => {|TJ3015:Mark(request, Guid.NewGuid().ToString())|};
        private static void Mark(HttpRequestMessage request, string key) => request.Headers.Add("Idempotency-Key", key);
        """);

    [Fact]
    public Task KeyWithTheNumberOfTheAttempt_IsReported() => RuleVerifier.VerifyAsync("TJ3015", /* lang=c#-test */ """
        [Job] public static void Run(HttpRequestMessage request, JobContext job) => request.Headers.Add("Idempotency-Key", {|TJ3015:$"{job.Id}-{job.Attempt}"|});
        """);
}
