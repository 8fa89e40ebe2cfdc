using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class KeyIsMissingTests
{
    [Fact]
    public Task AllKeys_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using MessagePack;
        [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(1)] public string? Note { get; set; } }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task IgnoredMember_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using MessagePack;
        [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [IgnoreMember] public string? Note { get; set; } }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task KeyAsPropertyName_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using MessagePack;
        [MessagePackObject(true)] public class Order { public int Id { get; set; } }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task MemberWithoutKey_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using MessagePack;
        [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } public string? Note { get; set; } }
        static partial class Work { [Job] static void Run({|TJ2029:Order|} x) { } }
        """);
}
