namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3023: claims of idempotence without a reason.</summary>
public class ClaimHasNoReasonTests
{
    [Fact]
    public Task ClaimWithReason_IsSilent() => RuleVerifier.VerifyAsync("TJ3023", /* lang=c#-test */ """
        [Idempotent("one row a key")] public static Task Send(HttpClient http) => http.PostAsync("/a", null);
        """);

    [Fact]
    public Task ClaimOfHarmlessMethod_IsSilent() => RuleVerifier.VerifyAsync("TJ3023", /* lang=c#-test */ """
        [Idempotent("")] public static int Add(int a, int b) => a + b;
        """);

    [Fact]
    public Task ClaimWithoutReason_IsReported() => RuleVerifier.VerifyAsync("TJ3023", /* lang=c#-test */ """
        [Idempotent(" ")] public static Task Send(HttpClient http) => {|TJ3023:http.PostAsync("/a", null)|};
        """);
}
