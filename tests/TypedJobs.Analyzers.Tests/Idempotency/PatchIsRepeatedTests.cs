namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3002, off by default: a PATCH without an idempotency key.</summary>
public class PatchIsRepeatedTests
{
    [Fact]
    public Task Put_IsSilent() => RuleVerifier.VerifyAsync("TJ3002", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PutAsJsonAsync("/a", 1);
        """);

    [Fact]
    public Task Patch_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3002", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3002:http.PatchAsync("/a", null)|};
        """);

    [Fact]
    public Task PatchRequest_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3002", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3002:http.SendAsync(new HttpRequestMessage(HttpMethod.Patch, "/a"))|};
        """);
}
