using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.NameTheJobFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class OverloadedJobMustBeNamedTests
{
    [Fact]
    public Task NamedOverloads_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } [Job("b", FacadeName = "Run2")] static void Run(int id) { } }
        """);

    [Fact]
    public Task OverloadOfANamedJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } [Job(FacadeName = "Run2")] static void Run(int id) { } }
        """);

    [Fact]
    public Task OverloadWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } static void Run(int id) { } }
        """);

    [Fact]
    public Task Overloads_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } [Job] static void {|TJ1011:Run|}(int id) { } }
        """);

    [Fact]
    public Task Overloads_Fix_AreNamed() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job] static void Run() { }
            [Job(Queue = "x")] static void {|TJ1011:Run|}(int id) { }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job] static void Run() { }
            [Job("Work.Run.2", Queue = "x")] static void Run(int id) { }
        }
        """);
}
