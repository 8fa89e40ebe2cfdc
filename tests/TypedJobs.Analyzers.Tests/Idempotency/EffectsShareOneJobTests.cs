namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3019, off by default: two effects in one job.</summary>
public class EffectsShareOneJobTests
{
    [Fact]
    public Task OneEffect_IsSilent() => RuleVerifier.VerifyAsync("TJ3019", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PostAsync("/a", null);
        """);

    [Fact]
    public Task TwoEffects_AreReportedOnTheSecondWhenOn() => RuleVerifier.VerifyAsync("TJ3019", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http)
        {
            await http.PostAsync("/a", null);
            await {|TJ3019:http.PostAsync("/b", null)|};
        }
        """);
}
