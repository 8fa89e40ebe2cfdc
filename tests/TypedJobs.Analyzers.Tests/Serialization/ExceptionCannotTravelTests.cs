using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class ExceptionCannotTravelTests
{
    [Fact]
    public Task RecordOfAnError_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Error(string Message);
        static partial class Work { [Job] static void Run(Error x) { } }
        """);

    [Fact]
    public Task IgnoredException_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Error(string Message) { [MessagePack.IgnoreMember] public Exception? Cause { get; set; } }
        static partial class Work { [Job] static void Run(Error x) { } }
        """);

    [Fact]
    public Task Exception_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2023:Exception|} x) { } }
        """);

    [Fact]
    public Task ExceptionMember_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Error(InvalidOperationException Cause);
        static partial class Work { [Job] static void Run({|TJ2023:Error|} x) { } }
        """);
}
