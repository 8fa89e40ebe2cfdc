using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobMustTakeOneTokenTests
{
    [Fact]
    public Task OneToken_AnywhereAmongTheParameters_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(CancellationToken ct, int id) { } }
        """);

    [Fact]
    public Task TwoTokensWithoutJob_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static void Run(CancellationToken a, CancellationToken b) { } }
        """);

    [Fact]
    public Task SecondToken_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(CancellationToken a, int id, CancellationToken {|TJ1007:b|}) { } }
        """);
}
