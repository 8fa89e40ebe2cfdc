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

    [Theory]
    [InlineData("MaxAttempts = {|#0:0|}", "TJ4009", "MaxAttempts of job 'Run' is 0; it must be from 1 (never retried) to 1,000")]
    [InlineData("Jitter = {|#0:2|}", "TJ4030", "Jitter of job 'Run' is 2; it must be from 0 (none of the wait is drawn at random) to 1 (all of it)")]
    public Task NumberOutOfRange_Message_NamesSettingJobAndRange(string setting, string id, string message)
    {
        var test = new Verifier.Test { TestCode = $$"""static partial class Work { [Job("a", {{setting}})] static void Run() { } }""" };
        var rule = id == Descriptors.MaxAttemptsMustBeInRange.Id ? Descriptors.MaxAttemptsMustBeInRange : Descriptors.JitterMustBeAShare;
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(rule).WithLocation(0).WithMessage(message));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
