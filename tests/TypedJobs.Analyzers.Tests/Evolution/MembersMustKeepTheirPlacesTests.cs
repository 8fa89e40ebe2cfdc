using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

/// <summary>TJ5015: what has the key, the name or the place of another is misread without an error.</summary>
public class MembersMustKeepTheirPlacesTests
{
    private const string Move = """
        [MessagePack.MessagePackObject] public class Move { [MessagePack.Key(0)] public string? From { get; set; } [MessagePack.Key(1)] public string? To { get; set; } }
        """;

    [Fact]
    public Task KeysThatStayed_InAnotherOrder_AreSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public class Move { [MessagePack.Key(1)] public string? To { get; set; } [MessagePack.Key(0)] public string? From { get; set; } }
        static partial class Work { [Job("a")] static void Run(Move x) { } }
        """,
        "job a(x: Move)\ntype Move [ 0 From: string?, 1 To: string? ]");

    [Fact]
    public Task NewMemberAfterTheOthers_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        Move + """static partial class Work { [Job("a")] static void Run(Move x) { } }""",
        "job a(x: Move)\ntype Move [ 0 From: string? ]",
        "type Move [ 0 From: string?, 1 To: string? ]");

    [Fact]
    public Task RecordWithoutKeys_InAnotherOrder_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public record Move(string To, string From);
        static partial class Work { [Job("a")] static void Run(Move x) { } }
        """,
        "job a(x: Move)\ntype Move { To: string, From: string }",
        "type Move { From: string, To: string }");

    [Fact]
    public Task TupleRecordedBeforeItsNamesWere_IsSilent() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run((string To, string From)[] x) { } }""",
        "job a(x: (string, string)[])");

    [Fact]
    public Task PropertyWithItsOldNameOnTheWire_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public class Move { [MessagePack.Key("From")] public string? Start { get; set; } }
        static partial class Work { [Job("a")] static void Run(Move x) { } }
        """,
        "job a(x: Move)\ntype Move { From: string? }");

    [Fact]
    public Task KeysThatWereExchanged_AreReportedOnce() => ContractVerifier.VerifyAsync(
        Move.Replace("class Move", "class {|#1:Move|}", StringComparison.Ordinal) + """static partial class Work { [Job("a")] static void Run({|#0:Move|} x) { } }""",
        "job a(x: Move)\ntype Move [ 0 To: string?, 1 From: string? ]",
        "",
        new DiagnosticResult(Descriptors.MembersMustKeepTheirPlaces).WithLocation(0).WithLocation(1).WithMessage(
            "Members of 'x' in the payload of job 'Run' have moved: 'From' had key 1 and has key 0, 'To' had key 0 and has key 1, so queued jobs would be misread; "
            + "give them their shipped keys, names or places back, and add new members after them"));

    [Fact]
    public Task KeysThatWereExchanged_RecordedAsUnshipped_AreReported() => ContractVerifier.VerifyAsync(
        Move + """static partial class Work { [Job("a")] static void Run({|TJ5015:Move|} x) { } }""",
        "job a(x: Move)\ntype Move [ 0 To: string?, 1 From: string? ]",
        "type Move [ 0 From: string?, 1 To: string? ]");

    [Fact]
    public Task InsertedMember_ThatShiftsOthers_IsReportedOnce() => ContractVerifier.VerifyAsync(
        Move + """static partial class Work { [Job("a")] static void Run({|TJ5015:List<Move>|} x) { } }""",
        "job a(x: Move[])\ntype Move [ 0 To: string? ]");

    [Fact]
    public Task RemovedMember_ThatPullsOthersUp_IsReportedOnce() => ContractVerifier.VerifyAsync(
        Move + """static partial class Work { [Job("a")] static void Run({|TJ5015:Move|} x) { } }""",
        "job a(x: Move)\ntype Move [ 0 Id: int, 1 From: string?, 2 To: string? ]");

    [Fact]
    public Task NamesOnTheWireThatWereExchanged_AreReportedOnce() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public class Move { [MessagePack.Key("to")] public string? From { get; set; } [MessagePack.Key("from")] public string? To { get; set; } }
        static partial class Work { [Job("a")] static void Run({|TJ5015:Move|} x) { } }
        """,
        "job a(x: Move)\ntype Move { from as From: string?, to as To: string? }");

    [Fact]
    public Task ElementsOfATupleThatWereExchanged_AreReportedOnce() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run({|TJ5015:(string To, string From)[]|} x) { } }""",
        "job a(x: (From: string, To: string)[])");

    [Fact]
    public Task KeysThatWereExchangedInAnOlderRelease_AreTJ5014() => ContractVerifier.VerifyAsync(
        Move + """static partial class Work { [Job("a")] static void {|TJ5014:Run|}(Move x) { } }""",
        "job a(x: Move)\ntype Move [ 0 To: string?, 1 From: string? ]\ntype Move [ 0 From: string?, 1 To: string? ]");
}
