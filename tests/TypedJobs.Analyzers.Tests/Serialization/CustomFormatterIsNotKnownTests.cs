using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class CustomFormatterIsNotKnownTests
{
    [Fact]
    public Task NoFormatter_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Money(decimal Value);
        static partial class Work { [Job] static void Run(Money x) { } }
        """);

    [Fact]
    public Task Formatter_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [MessagePack.MessagePackFormatter(typeof(string))] public record Money(decimal Value);
        static partial class Work { [Job] static void Run({|TJ2031:Money|} x) { } }
        """);
}
