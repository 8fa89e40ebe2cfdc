using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobMustTakeOneContextTests
{
    [Fact]
    public Task OneContext_AnywhereAmongTheParameters_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(JobContext job, int id) { } }
        """);

    [Fact]
    public Task ContextOfAnotherLibrary_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace Other { public record JobContext(int Id); static partial class Work { [Job] static void Run(JobContext a, JobContext b) { } } }
        """);

    [Fact]
    public Task SecondContext_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(JobContext a, JobContext {|TJ1008:b|}) { } }
        """);
}
