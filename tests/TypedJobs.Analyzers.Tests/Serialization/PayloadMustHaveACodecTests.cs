using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class PayloadMustHaveACodecTests
{
    [Fact]
    public Task Record_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Order(int Id, string Name);
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task Dictionary_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(Dictionary<string, List<int?>> x) { } }
        """);

    [Fact]
    public Task ClassOfTheFramework_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2001:System.Collections.BitArray|} x) { } }
        """);

    [Fact]
    public Task MemberOfTheFramework_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Order(System.Collections.BitArray Flags);
        static partial class Work { [Job] static void Run({|TJ2001:Order|} x) { } }
        """);

    [Fact]
    public Task Member_Message_NamesThePath() => Verifier.VerifyMessageAsync(
        /* lang=c#-test */ """
        public record Order(Customer Customer);
        public record Customer(System.Collections.BitArray Flags);
        static partial class Work { [Job] static void Run({|#0:List<Order>|} orders) { } }
        """,
        "TJ2001",
        """Parameter 'orders' of job 'Run' cannot be serialized: 'List<Order>[].Customer.Flags' (BitArray) has no codec; use a record, class, struct or collection of types that have one""");
}
