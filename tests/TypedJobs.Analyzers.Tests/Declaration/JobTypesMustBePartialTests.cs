using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.MakeTypesPartialFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobTypesMustBePartialTests
{
    [Fact]
    public Task PartialType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } }
        """);

    [Fact]
    public Task PartialTypesAround_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial struct Outer { internal partial record Inner { [Job] static void Run() { } } }
        """);

    [Fact]
    public Task TypeWithoutJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static void Run() { } }
        """);

    [Fact]
    public Task TypeThatIsNotPartial_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { [Job] static void {|TJ1001:Run|}() { } }
        """);

    [Fact]
    public Task OuterTypeThatIsNotPartial_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        class Outer { internal partial class Inner { [Job] static void {|TJ1001:Run|}() { } } }
        """);

    [Fact]
    public Task FileLocalType_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        file static partial class Work { [Job] static void {|TJ1001:Run|}() { } }
        """);

    [Fact]
    public Task TypesOfTwoJobs_Fix_BecomePartialOnce() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        public static class Work
        {
            [Job] static void {|TJ1001:Run|}() { }

            [Job] static void {|TJ1001:Walk|}() { }
        }
        """,
        /* lang=c#-test */ """
        public static partial class Work
        {
            [Job] static void Run() { }

            [Job] static void Walk() { }
        }
        """);

    [Fact]
    public Task NestedTypes_Fix_BecomePartial() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        class Outer
        {
            // The inner one.
            class Other;

            internal class Inner { [Job] static void {|TJ1001:{|TJ1001:Run|}|}() { } }
        }
        """,
        /* lang=c#-test */ """
        partial class Outer
        {
            // The inner one.
            class Other;

            internal partial class Inner { [Job] static void Run() { } }
        }
        """);

    [Fact]
    public Task FileLocalType_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        file static partial class Work { [Job] static void {|TJ1001:Run|}() { } }
        """);
}
