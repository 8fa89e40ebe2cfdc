using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.MakeTypeInternalFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobTypesMustBeAccessibleTests
{
    [Fact]
    public Task PrivateJobInInternalType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial class Outer { internal static partial class Work { [Job] private static void Run() { } } }
        """);

    [Fact]
    public Task PrivateTypeWithoutJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial class Outer { private static partial class Work { static void Run() { } } }
        """);

    [Fact]
    public Task PrivateType_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial class Outer { private static partial class Work { [Job] static void {|TJ1019:Run|}() { } } }
        """);

    [Fact]
    public Task PrivateType_Fix_BecomesInternal() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        partial class Outer { static partial class Work { [Job] static void {|TJ1019:Run|}() { } } }
        """,
        /* lang=c#-test */ """
        partial class Outer { internal static partial class Work { [Job] static void Run() { } } }
        """);
}
