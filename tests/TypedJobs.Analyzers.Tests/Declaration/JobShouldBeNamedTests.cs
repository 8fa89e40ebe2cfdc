using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobShouldBeNamed, TypedJobs.CodeFixes.Declaration.NameTheJobFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobShouldBeNamed>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobShouldBeNamedTests
{
    [Fact]
    public Task DerivedName_WithoutContract_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } }
        """);

    [Fact]
    public Task ExplicitName_UnderContract_IsSilent()
    {
        var test = new Verifier.Test { TestCode = """static partial class Work { [Job("a")] static void Run() { } }""" };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.TypedJobsContract = true\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task DerivedName_UnderContract_IsReportedAndWrittenDown()
    {
        var test = new Fix.Test
        {
            TestCode = """static partial class Work { [Job(MaxAttempts = 2)] static void {|TJ1016:Run|}() { } }""",
            FixedCode = """static partial class Work { [Job("Work.Run", MaxAttempts = 2)] static void Run() { } }""",
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.TypedJobsContract = true\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
