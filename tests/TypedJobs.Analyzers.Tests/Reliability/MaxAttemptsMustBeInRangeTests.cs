using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class MaxAttemptsMustBeInRangeTests
{
    [Fact]
    public Task DefaultAttempts_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } }
        """);

    [Fact]
    public Task OneAttempt_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", MaxAttempts = 1)] static void Run() { } }
        """);

    [Fact]
    public Task ThousandAttempts_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", MaxAttempts = 1000)] static void Run() { } }
        """);

    [Fact]
    public Task NoAttempt_IsReportedOnTheNumber() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", MaxAttempts = {|TJ4009:0|})] static void Run() { } }
        """);

    [Fact]
    public Task TooManyAttempts_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job(MaxAttempts = {|TJ4009:Many|})] static void Run() { } const int Many = 1001; }
        """);
}
