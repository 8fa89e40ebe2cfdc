namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3001: a POST without an idempotency key.</summary>
public class PostIsRepeatedTests
{
    [Fact]
    public Task Get_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.GetAsync("/a");
        """);

    [Fact]
    public Task Put_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PutAsync("/a", null);
        """);

    [Fact]
    public Task PostWithKeyHeader_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http, JobContext job)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/a");
            request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
            return http.SendAsync(request);
        }
        """);

    [Fact]
    public Task PostToSearch_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PostAsync("/products/_search?size=10", null);
        """);

    [Fact]
    public Task PostToGetDetails_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PostAsync("/api/get-details", null);
        """);

    [Fact]
    public Task SubscribedHandler_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static void Run(HttpClient http, System.Timers.Timer timer)
        {
            timer.Elapsed += (_, _) => http.PostAsync("/a", null);
        }
        """);

    [Fact]
    public Task Post_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3001:http.PostAsync("/a", null)|};
        """);

    [Fact]
    public Task PostRequestBuiltByInitializer_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http)
        {
            var request = new HttpRequestMessage { Method = HttpMethod.Post };
            return {|TJ3001:http.SendAsync(request)|};
        }
        """);

    [Fact]
    public Task PostToGateway_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3001:http.PostAsync("/gateway", null)|};
        """);

    [Fact]
    public Task PostThroughTwoMethods_IsReportedOnTheCallOfTheJob() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3001:First(http)|};
        private static Task First(HttpClient http) => Second(http);
        private static Task Second(HttpClient http) => http.PostAsync("/a", null);
        """);
}
