using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class PayloadMustBeRebuildableTests
{
    [Fact]
    public Task MatchingConstructor_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Money(decimal amount) { public decimal Amount { get; } = amount; }
        static partial class Work { [Job] static void Run(Money x) { } }
        """);

    [Fact]
    public Task Setters_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Money { public decimal Amount { get; set; } }
        static partial class Work { [Job] static void Run(Money x) { } }
        """);

    [Fact]
    public Task ConstructorThatMatchesNothing_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Money { public Money(long cents) => Amount = cents; public decimal Amount { get; } }
        static partial class Work { [Job] static void Run({|TJ2013:Money|} x) { } }
        """);

    [Fact]
    public Task ConstructorThatMatchesNothing_Message_NamesTheParameter() => Verifier.VerifyMessageAsync(
        /* lang=c#-test */ """
        public class Money { public Money(long cents) => Amount = cents; public decimal Amount { get; } }
        static partial class Work { [Job] static void Run({|#0:Money|} x) { } }
        """,
        "TJ2013",
        """Parameter 'x' of job 'Run' cannot travel: 'Money' cannot be built again (constructor parameter 'cents' matches no member); give it a public constructor whose parameters are named and typed as its members, or setters""");
}
