using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class MemberMustKeepItsMeaningTests
{
    [Fact]
    public Task UnchangedType_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, string Note);
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);

    [Fact]
    public Task NewOptionalMember_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, string Note) { public long Total { get; init; } }
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """,
        /* unshipped */ """
        type Order { Id: int, Note: string, Total: long }
        """);

    [Fact]
    public Task MemberThatIsGone_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id);
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """,
        /* unshipped */ """
        type Order { Id: int }
        """);

    [Fact]
    public Task WiderMember_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(long Id, string Note);
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """,
        /* unshipped */ """
        type Order { Id: long, Note: string }
        """);

    [Fact]
    public Task RecursiveType_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed class Node { public Node? Next { get; set; } }
        static partial class Work { [Job("a")] static void Run(Node node) { } }
        """,
        /* shipped */ """
        job a(node: Node)
        type Node { Next: Node? }
        """);

    [Fact]
    public Task RequiredMemberThatWasThere_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed class Order { public required int Id { get; init; } }
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int }
        """,
        /* unshipped */ """
        type Order { required Id: int }
        """);

    [Fact]
    public Task ChangedMember_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(string Id, string Note);
        static partial class Work { [Job("a")] static void Run({|TJ5006:Order|} order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);

    [Fact]
    public Task NewRequiredMember_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public required int Total { get; init; } }
        static partial class Work { [Job("a")] static void Run({|TJ5006:Order|} order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int }
        """);

    [Fact]
    public Task ChangedMemberOfAMember_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(Line[] Lines);
        public sealed record Line(DateTime Sku);
        static partial class Work { [Job("a")] static void Run({|TJ5006:List<Order>|} orders) { } }
        """,
        /* shipped */ """
        job a(orders: Order[])
        type Line { Sku: string }
        type Order { Lines: Line[] }
        """);

    [Fact]
    public Task KeyUsedAgain_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public sealed class Order { [MessagePack.Key(0)] public int Id { get; set; } [MessagePack.Key(1)] public int Total { get; set; } }
        static partial class Work { [Job("a")] static void Run({|TJ5006:Order|} order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order [ 0 Id: int, 1 reserved ]
        """);

    [Fact]
    public Task RenamedMemberWithAKey_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public sealed class Order { [MessagePack.Key(0)] public int Number { get; set; } }
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order [ 0 Id: int ]
        """,
        /* unshipped */ """
        type Order [ 0 Number: int ]
        """);

    [Fact]
    public Task OtherForm_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public sealed class Order { [MessagePack.Key(0)] public int Id { get; set; } }
        static partial class Work { [Job("a")] static void Run({|TJ5006:Order|} order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int }
        """);

    [Fact]
    public Task ChangedMember_Message_NamesThePath() => ContractVerifier.VerifyAsync(
        """
        public sealed record Order(Line[] Lines);
        public sealed record Line(DateTime Sku);
        static partial class Work { [Job("a")] static void Run({|#0:Order|} order) { } }
        """,
        "job a(order: Order)\ntype Line { Sku: string }\ntype Order { Lines: Line[] }",
        "",
        new DiagnosticResult(Descriptors.MemberMustKeepItsMeaning).WithLocation(0).WithMessage(
            "'order.Lines[].Sku' in the payload of job 'Run' changed from string to DateTime, so queued jobs would be misread; "
            + "add a new optional member and keep the old one until the queues are empty, or write an [UpgradesFrom] method that takes the recorded form"));
}
