using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class ResultShouldKeepItsTypeTests
{
    [Fact]
    public Task UnchangedResult_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static int Run() => 1; }
        """,
        /* shipped */ """
        job a() -> int
        """);

    [Fact]
    public Task WiderResult_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static Task<long> Run() => null!; }
        """,
        /* shipped */ """
        job a() -> int
        """,
        /* unshipped */ """
        job a() -> long
        """);

    [Fact]
    public Task ChangedResult_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static {|TJ5011:Task<string>|} Run() => null!; }
        """,
        /* shipped */ """
        job a() -> int
        """);

    [Fact]
    public Task ResultThatIsGone_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static {|TJ5011:Task|} Run() => null!; }
        """,
        /* shipped */ """
        job a() -> int
        """);

    [Theory]
    [InlineData(
        "public record {|#1:Receipt|}(string Remark);", "type Receipt { Note: string }",
        "'result.Remark' is new and 'Note' of the same type is gone")]
    [InlineData(
        "public enum {|#1:Receipt|} { None = 1 }", "enum Receipt : int { None = 0 }",
        "'Receipt.None' was 0 and is 1 ('result' has it)")]
    [InlineData(
        "[MessagePack.MessagePackObject] public class {|#1:Receipt|} { [MessagePack.Key(0)] public int A { get; set; } [MessagePack.Key(1)] public int B { get; set; } }",
        "type Receipt [ 0 B: int, 1 A: int ]",
        "has members in other places: 'A' had key 1 and has key 0, 'B' had key 0 and has key 1")]
    [InlineData("public enum Receipt : byte { }", "enum Receipt : int { }", "changed from Receipt (an enum of int) to Receipt (an enum of byte)")]
    public Task ChangedMemberOfTheResult_Message_IsASentence(string type, string line, string words)
    {
        var expected = new DiagnosticResult(Descriptors.ResultShouldKeepItsType).WithLocation(0).WithMessage(
            $"The result of job 'Run' has changed: {words}, so a client of the other version cannot read it; add members instead of changing them, "
            + "or record the change in Jobs.Unshipped.txt");
        return ContractVerifier.VerifyAsync(
            type + """static partial class Work { [Job("a")] static {|#0:Receipt|} Run() => default!; }""",
            "job a() -> Receipt\n" + line,
            "",
            type.Contains("#1", StringComparison.Ordinal) ? expected.WithLocation(1) : expected);
    }
}
