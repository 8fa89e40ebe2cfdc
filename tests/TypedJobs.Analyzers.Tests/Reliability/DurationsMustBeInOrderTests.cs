using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class DurationsMustBeInOrderTests
{
    [Fact]
    public Task LimitsInOrder_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Timeout = "30s", HardTimeout = "1m", BaseDelay = "1h", MaxDelay = "1h")] static void Run() { } }
        """);

    [Fact]
    public Task LimitsOfTheClass_LeftByTheJob_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [JobDefaults(Timeout = "30s", HardTimeout = "1m")]
        static partial class Work { [Job("a", Timeout = null, HardTimeout = "10s")] static void Run() { } }
        """);

    [Fact]
    public Task HardLimit_NotAboveTheSoftOne_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Timeout = "60s", HardTimeout = {|TJ4025:"1m"|})] static void Run() { } }
        """);

    [Fact]
    public Task HardLimitOfTheClass_BelowTheJobsSoftOne_IsReportedOnTheClass() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [JobDefaults(HardTimeout = {|TJ4025:"10s"|})]
        static partial class Work { [Job("a", Timeout = "60s")] static void Run() { } }
        """);

    [Fact]
    public Task Cap_BelowTheFirstDelay_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", BaseDelay = "10s", MaxDelay = {|TJ4025:"9s"|})] static void Run() { } }
        """);

    [Fact]
    public Task FirstDelay_AboveTheCapThatNobodySet_IsReportedWhereItIs() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", BaseDelay = {|TJ4025:"31m"|})] static void Run() { } }
        """);

    [Fact]
    public Task Timeout_TooShort_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Timeout = {|TJ4025:"10ms"|})] static void Run() { } }
        """);
}
