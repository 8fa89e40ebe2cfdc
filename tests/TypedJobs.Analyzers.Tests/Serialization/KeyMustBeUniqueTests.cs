using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class KeyMustBeUniqueTests
{
    [Fact]
    public Task Gaps_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using MessagePack;
        [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(5)] public string? Note { get; set; } }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task OneKeyTwice_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using MessagePack;
        [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(0)] public string? Note { get; set; } }
        static partial class Work { [Job] static void Run({|TJ2030:Order|} x) { } }
        """);

    [Fact]
    public Task NegativeKey_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using MessagePack;
        [MessagePackObject] public class Order { [Key(-1)] public int Id { get; set; } }
        static partial class Work { [Job] static void Run({|TJ2030:Order|} x) { } }
        """);
}
