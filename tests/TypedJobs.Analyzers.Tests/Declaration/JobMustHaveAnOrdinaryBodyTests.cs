using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobMustHaveAnOrdinaryBodyTests
{
    [Fact]
    public Task OrdinaryBody_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } }
        """);

    [Fact]
    public Task PartialMethodWithImplementation_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] internal static partial Task Run(int id); internal static partial Task Run(int id) => Task.CompletedTask; }
        """);

    [Fact]
    public Task IteratorWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static IEnumerable<int> Run() { yield return 1; } }
        """);

    [Fact]
    public Task Iterator_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static IEnumerable<int> {|TJ1012:Run|}() { yield return 1; } }
        """);

    [Fact]
    public Task ConditionalMethod_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] [System.Diagnostics.Conditional("DEBUG")] static void {|TJ1012:Run|}() { } }
        """);

    [Fact]
    public Task ExternMethod_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] [System.Runtime.InteropServices.DllImport("x")] static extern void {|TJ1012:Run|}(); }
        """);
}
