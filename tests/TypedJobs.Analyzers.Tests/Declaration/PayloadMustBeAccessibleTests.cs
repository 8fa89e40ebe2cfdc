using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.MakeTypeInternalFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class PayloadMustBeAccessibleTests
{
    [Fact]
    public Task InternalPayload_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { internal record Line(string Sku); [Job] internal static void Run(Line line) { } }
        """);

    [Fact]
    public Task PrivateService_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { private interface ISecret; [Job] static void Run([FromServices] ISecret secret) { } }
        """);

    [Fact]
    public Task PrivatePayload_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { private record Line(string Sku); [Job] static void Run({|TJ1003:Line|} line) { } }
        """);

    [Fact]
    public Task PrivateResult_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { private record Line(string Sku); [Job] static {|TJ1003:Task<Line>|} Run() => null!; }
        """);

    [Fact]
    public Task PrivatePayload_Fix_BecomesInternal() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            private record Line(string Sku);

            [Job] static void Run({|TJ1003:Line|} line) { }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            internal record Line(string Sku);

            [Job] static void Run(Line line) { }
        }
        """);

    [Fact]
    public Task PayloadWithoutModifier_Fix_BecomesInternal() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            enum Kind { A = 0 }

            [Job] static void Run({|TJ1003:Kind|} line) { }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            internal enum Kind { A = 0 }

            [Job] static void Run(Kind line) { }
        }
        """);
}
