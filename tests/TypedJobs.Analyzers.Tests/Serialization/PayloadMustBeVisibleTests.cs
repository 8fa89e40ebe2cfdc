using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class PayloadMustBeVisibleTests
{
    [Fact]
    public Task InternalNested_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Order { internal record Line(string Sku); }
        static partial class Work { [Job] static void Run(List<Order.Line> x) { } }
        """);

    [Fact]
    public Task PrivateField_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Order { public int Id { get; set; } private readonly List<int> _cache = []; public int Count() => _cache.Count; }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task PrivateKeyMember_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0)] private int Id { get; set; } }
        static partial class Work { [Job] static void Run({|TJ2017:Order|} x) { } }
        """);
}
