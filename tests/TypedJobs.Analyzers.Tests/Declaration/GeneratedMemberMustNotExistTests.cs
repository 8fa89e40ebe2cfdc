using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class GeneratedMemberMustNotExistTests
{
    [Fact]
    public Task FreeName_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } static void Invoke_Run() { } }
        """);

    [Fact]
    public Task GeneratedInvoker_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } [System.CodeDom.Compiler.GeneratedCode("TypedJobs", "1")] static void __Invoke_Run() { } }
        """);

    [Fact]
    public Task MemberOfTheInvokersName_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void {|TJ1013:Run|}() { } static void __Invoke_Run() { } }
        """);
}
