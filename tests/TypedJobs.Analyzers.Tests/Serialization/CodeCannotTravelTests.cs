using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class CodeCannotTravelTests
{
    [Fact]
    public Task Enum_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(DayOfWeek x) { } }
        """);

    [Fact]
    public Task StringThatNamesAType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(string x) { } }
        """);

    [Fact]
    public Task Delegate_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2003:Func<int>|} x) { } }
        """);

    [Fact]
    public Task Type_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2003:Type|} x) { } }
        """);

    [Fact]
    public Task MemberDelegate_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Order { public Action? Done { get; set; } }
        static partial class Work { [Job] static void Run({|TJ2003:Order|} x) { } }
        """);
}
