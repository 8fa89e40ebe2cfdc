using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class QueueNameMustBeValidTests
{
    [Fact]
    public Task ValidQueue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Queue = "high-priority.2")] static void Run() { } }
        """);

    [Fact]
    public Task DefaultQueue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } }
        """);

    [Fact]
    public Task InvalidQueue_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Queue = {|TJ1017:"high priority"|})] static void Run() { } }
        """);
}
