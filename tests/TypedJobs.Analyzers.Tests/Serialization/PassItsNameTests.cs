using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class PassItsNameTests
{
    [Fact]
    public Task Name_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(string x) { } }
        """);

    [Fact]
    public Task Culture_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2026:System.Globalization.CultureInfo|} x) { } }
        """);

    [Fact]
    public Task TimeZone_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2026:TimeZoneInfo|} x) { } }
        """);
}
