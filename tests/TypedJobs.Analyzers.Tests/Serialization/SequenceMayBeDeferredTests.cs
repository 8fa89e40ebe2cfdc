using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class SequenceMayBeDeferredTests
{
    [Fact]
    public Task List_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(IReadOnlyList<int> x) { } }
        """);

    [Fact]
    public Task Enumerable_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2028:IEnumerable<int>|} x) { } }
        """);
}
