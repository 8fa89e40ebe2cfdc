using Verifier = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Declaration.JobsMustNotCollide, TypedJobs.CodeFixes.Declaration.NameTheJobFix>;

namespace TypedJobs.Analyzers.Tests.Fixes;

public class NameTheJobFixTests
{
    [Fact]
    public Task OneExplicitName_TheSecondGetsItsClassAndMethod() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void Run() { }
            [Job("a", Queue = "x")] static void {|TJ1009:Walk|}() { }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void Run() { }
            [Job("Work.Walk", Queue = "x")] static void Walk() { }
        }
        """);

    [Fact]
    public Task OneDerivedName_TheSecondGetsItsNamespace() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        namespace A { static partial class Work { [Job(FacadeName = "RunA")] static void Run() { } } }
        namespace B.C { static partial class Work { [Job] static void {|TJ1009:Run|}() { } } }
        """,
        /* lang=c#-test */ """
        namespace A { static partial class Work { [Job(FacadeName = "RunA")] static void Run() { } } }
        namespace B.C { static partial class Work { [Job("B.C.Work.Run")] static void Run() { } } }
        """);

    [Fact]
    public Task AliasOfAnotherJob_HasNoFix() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } [Job("b")] [JobAlias("a")] static void {|TJ1009:Walk|}() { } }
        """);
}
