using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class OpenGenericCannotTravelTests
{
    [Fact]
    public Task ClosedGeneric_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(List<int> x) { } }
        """);

    [Fact]
    public Task GenericJob_IsLeftToTJ1005() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void {|TJ1005:Run|}<T>(List<T> items) { } }
        """);
}
