using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class QueryCannotTravelTests
{
    [Fact]
    public Task List_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(List<int> x) { } }
        """);

    [Fact]
    public Task Enumerable_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(IEnumerable<int> x) { } }
        """);

    [Fact]
    public Task Queryable_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2005:IQueryable<int>|} x) { } }
        """);

    [Fact]
    public Task AsyncEnumerable_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2005:IAsyncEnumerable<int>|} x) { } }
        """);
}
