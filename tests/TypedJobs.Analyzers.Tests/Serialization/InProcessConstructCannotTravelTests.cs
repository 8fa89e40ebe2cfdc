using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class InProcessConstructCannotTravelTests
{
    [Fact]
    public Task TokenOfTheJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(CancellationToken x) { } }
        """);

    [Fact]
    public Task Value_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(decimal x) { } }
        """);

    [Fact]
    public Task Task_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2006:Task<int>|} x) { } }
        """);

    [Fact]
    public Task LazyMember_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Order(Lazy<int> Total);
        static partial class Work { [Job] static void Run({|TJ2006:Order|} x) { } }
        """);
}
