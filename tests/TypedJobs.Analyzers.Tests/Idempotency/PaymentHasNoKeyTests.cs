namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3017: payments without a key.</summary>
public class PaymentHasNoKeyTests
{
    [Fact]
    public Task Read_IsSilent() => RuleVerifier.VerifyAsync("TJ3017", /* lang=c#-test */ """
        [Job] public static Task Run(Stripe.PaymentIntentService intents) => intents.GetAsync("pi");
        """);

    [Fact]
    public Task Keyed_IsSilent() => RuleVerifier.VerifyAsync("TJ3017", /* lang=c#-test */ """
        [Job] public static Task Run(Stripe.PaymentIntentService intents, JobContext job) => intents.CreateAsync(new(), new() { IdempotencyKey = job.IdempotencyKey });
        """);

    [Fact]
    public Task Unkeyed_IsReported() => RuleVerifier.VerifyAsync("TJ3017", /* lang=c#-test */ """
        [Job] public static Task Run(Stripe.PaymentIntentService intents) => {|TJ3017:intents.CreateAsync(new())|};
        """);

    [Fact]
    public Task ServiceWithoutRow_IsReported() => RuleVerifier.VerifyAsync("TJ3017", /* lang=c#-test */ """
        [Job] public static Task Run(Stripe.TransferService transfers) => {|TJ3017:transfers.CreateAsync(new())|};
        """);
}
