using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobMustNotBeGenericTests
{
    [Fact]
    public Task ClosedGenericPayload_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(List<int> ids) { } }
        """);

    [Fact]
    public Task GenericMethodWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work<T> { static void Run(T id) { } }
        """);

    [Fact]
    public Task GenericMethod_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void {|TJ1005:Run|}<T>(T id) { } }
        """);

    [Fact]
    public Task GenericType_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work<T> { [Job] static void {|TJ1005:Run|}(int id) { } }
        """);
}
