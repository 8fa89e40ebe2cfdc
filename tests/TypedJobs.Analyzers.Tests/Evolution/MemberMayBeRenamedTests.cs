namespace TypedJobs.Analyzers.Tests.Evolution;

public class MemberMayBeRenamedTests
{
    [Fact]
    public Task NewMemberOfAnotherType_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, int Total);
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """,
        /* unshipped */ """
        type Order { Id: int, Total: int }
        """);

    [Fact]
    public Task RenamedInCodeOnly_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public sealed class Order { [MessagePack.Key("Note")] public string Remark { get; set; } = ""; }
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Note: string }
        """);

    [Fact]
    public Task NewMemberOfTheTypeOfOneThatIsGone_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, string Remark);
        static partial class Work { [Job("a")] static void Run({|TJ5012:Order|} order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);
}
