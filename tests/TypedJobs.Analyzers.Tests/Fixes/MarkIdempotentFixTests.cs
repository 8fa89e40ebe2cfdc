using Verifier = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Idempotency.JobMustSurviveRetry, TypedJobs.CodeFixes.Idempotency.MarkIdempotentFix>;

namespace TypedJobs.Analyzers.Tests.Fixes;

public class MarkIdempotentFixTests
{
    [Fact]
    public Task RepeatedEffect_IsTakenForHarmless() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Http;

        static partial class Web
        {
            [Job("a")]
            static async Task Post(Uri to, [FromServices] HttpClient http) => await {|TJ3001:http.PostAsync(to, null)|};
        }
        """,
        /* lang=c#-test */ """
        using System.Net.Http;

        static partial class Web
        {
            [Job("a"), Idempotent("why a second run does no harm")]
            static async Task Post(Uri to, [FromServices] HttpClient http) => await http.PostAsync(to, null);
        }
        """);
}
