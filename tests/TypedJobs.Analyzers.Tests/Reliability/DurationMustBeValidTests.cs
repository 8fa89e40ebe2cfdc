using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class DurationMustBeValidTests
{
    [Fact]
    public Task WellFormedDuration_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", ResultTtl = "1h30m")] static int Run() => 1; }
        """);

    [Fact]
    public Task DefaultDuration_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static int Run() => 1; }
        """);

    [Fact]
    public Task LongestDuration_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", ResultTtl = "30d")] static int Run() => 1; }
        """);

    [Fact]
    public Task MalformedDuration_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", ResultTtl = {|TJ4025:"90 minutes"|})] static int Run() => 1; }
        """);

    [Fact]
    public Task UnitsInTheWrongOrder_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", ResultTtl = {|TJ4025:"30m1h"|})] static int Run() => 1; }
        """);

    [Fact]
    public Task DurationOutOfRange_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", ResultTtl = {|TJ4025:"31d"|})] static int Run() => 1; }
        """);
}
