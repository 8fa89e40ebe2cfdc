using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.NameTheEntryFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class FacadeNameMustBeValidTests
{
    [Fact]
    public Task ValidFacadeName_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", FacadeName = "SendMail")] static void Run() { } }
        """);

    [Fact]
    public Task DerivedFacadeName_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void RunAsync() { } }
        """);

    [Fact]
    public Task InvalidFacadeName_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", FacadeName = {|TJ1020:"send mail"|})] static void Run() { } }
        """);

    [Fact]
    public Task InvalidFacadeName_Fix_IsAnIdentifier() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a", FacadeName = {|TJ1020:"Send mail"|})] static void Run() { } }
        """,
        /* lang=c#-test */ """
        static partial class Work { [Job("a", FacadeName = "Sendmail")] static void Run() { } }
        """);
}
