namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3024: guard keys that are the same for every job.</summary>
public class GuardKeyIsConstantTests
{
    [Fact]
    public Task KeyWithArgument_IsSilent() => RuleVerifier.VerifyAsync("TJ3024", /* lang=c#-test */ """
        [Job] public static Task<bool> Run(IDatabase redis, string id) => redis.StringSetAsync("a:" + id, 1, when: When.NotExists);
        """);

    [Fact]
    public Task KeyThatExpires_IsSilent() => RuleVerifier.VerifyAsync("TJ3024", /* lang=c#-test */ """
        [Job] public static Task<bool> Run(IDatabase redis) => redis.StringSetAsync("a", 1, TimeSpan.FromMinutes(1), when: When.NotExists);
        """);

    [Fact]
    public Task OnceName_IsSilent() => RuleVerifier.VerifyAsync("TJ3024", /* lang=c#-test */ """
        [Job] public static Task Run(JobContext job) => job.OnceAsync("mail", _ => Task.CompletedTask);
        """);

    [Fact]
    public Task ConstantKey_IsReported() => RuleVerifier.VerifyAsync("TJ3024", /* lang=c#-test */ """
        [Job] public static async Task Run(IDatabase redis) { if (await {|TJ3024:redis.StringSetAsync("a", 1, when: When.NotExists)|}) { } }
        """);

    [Fact]
    public Task ConstantIdempotencyKey_IsReported() => RuleVerifier.VerifyAsync("TJ3024", /* lang=c#-test */ """
        [Job] public static Task Run(Stripe.RefundService refunds) => {|TJ3024:refunds.CreateAsync(new(), new Stripe.RequestOptions { IdempotencyKey = "refund" })|};
        """);

    [Fact]
    public Task HeaderThatSwitchesSomethingOn_IsSilent() => RuleVerifier.VerifyAsync("TJ3024", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/orders");
            request.Headers.Add("return-client-request-id", "true");
            return http.SendAsync(request);
        }
        """);
}
