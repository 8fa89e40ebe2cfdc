namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3026: loops that retry an effect.</summary>
public class EffectIsRetriedInPlaceTests
{
    [Fact]
    public Task LoopOverItems_IsSilent() => RuleVerifier.VerifyAsync("TJ3026", /* lang=c#-test */ """
        [Job] public static async Task Run(List<string> hooks, HttpClient http)
        {
            foreach (var hook in hooks)
            {
                try { await http.PostAsync(hook, null); } catch (HttpRequestException) { }
            }
        }
        """);

    [Fact]
    public Task LoopOverPages_IsSilent() => RuleVerifier.VerifyAsync("TJ3026", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http)
        {
            for (var page = 0; page < 3; page++)
            {
                try { await http.PostAsync("/a/" + page, null); } catch (HttpRequestException) { }
            }
        }
        """);

    [Fact]
    public Task RetryLoop_IsReported() => RuleVerifier.VerifyAsync("TJ3026", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try { await {|TJ3026:http.PostAsync("/a", null)|}; return; } catch (HttpRequestException) { }
            }
        }
        """);
}
