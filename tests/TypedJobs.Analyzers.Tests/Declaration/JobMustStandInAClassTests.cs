using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobMustStandInAClassTests
{
    [Fact]
    public Task StructAndRecord_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial struct Work { [Job("a")] static void Run() { } }
        partial record Other { [Job("b", FacadeName = "B")] static void Run() { } }
        """);

    [Fact]
    public Task StaticInterfaceMethodWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial interface IWork { static void Run() { } }
        """);

    [Fact]
    public Task StaticInterfaceMethod_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public partial interface IWork { [Job] static void {|TJ1018:Run|}() { } }
        """);

    [Fact]
    public Task MethodOfAnExtensionBlock_IsReportedOnceWithTheBlock() => Verifier.VerifyMessageAsync(
        /* lang=c#-test */ """
        public static partial class Work { extension(string text) { [Job] public void {|#0:Run|}(int times) { } } }
        """,
        "TJ1018",
        "Job 'Run' is declared in 'extension(string)', which is no class, struct or record, so its invoker cannot be generated there; move the job to a static partial class");
}
