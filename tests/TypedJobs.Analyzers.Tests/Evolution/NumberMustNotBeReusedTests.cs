using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

/// <summary>TJ5016: the number of what is gone still means that in what is queued.</summary>
public class NumberMustNotBeReusedTests
{
    private const string Order = """
        [MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0)] public int Id { get; set; } [MessagePack.Key(1)] public string? Town { get; set; } }
        """;

    [Fact]
    public Task FreeKey_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        Order + """static partial class Work { [Job("a")] static void Run(Order x) { } }""",
        "job a(x: Order)\ntype Order [ 0 Id: int ]",
        "type Order [ 0 Id: int, 1 Town: string? ]");

    [Fact]
    public Task NewNameThatWasRecordedAndShipped_IsSilent() => ContractVerifier.VerifyAsync(
        Order + """static partial class Work { [Job("a")] static void Run(Order x) { } }""",
        "job a(x: Order)\ntype Order [ 0 Id: int, 1 City: string? ]\ntype Order [ 0 Id: int, 1 Town: string? ]");

    [Fact]
    public Task SecondNameOfAnEnumValue_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Mail, Post = Mail }
        static partial class Work { [Job("a")] static void Run(Channel x) { } }
        """,
        "job a(x: Channel)\nenum Channel : int { Mail = 0 }",
        "enum Channel : int { Mail = 0, Post = 0 }");

    [Fact]
    public Task EnumValueUnderANewName_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Post }
        static partial class Work { [Job("a")] static void Run(Channel x) { } }
        """,
        "job a(x: Channel)\nenum Channel : int { Mail = 0 }",
        "enum Channel : int { Post = 0 }");

    [Fact]
    public Task KeyOfAMemberThatIsGone_OfTheSameType_IsReported() => ContractVerifier.VerifyAsync(
        Order.Replace("class Order", "class {|#1:Order|}", StringComparison.Ordinal) + """static partial class Work { [Job("a")] static void Run({|#0:Order|} x) { } }""",
        "job a(x: Order)\ntype Order [ 0 Id: int, 1 Note: string? ]",
        "",
        new DiagnosticResult(Descriptors.NumberMustNotBeReused).WithLocation(0).WithLocation(1).WithMessage(
            "'x.Town' in the payload of job 'Run' has key 1, which belonged to 'Note' when it shipped, so queued jobs would be misread; give it a free number, "
            + "or, if it was only renamed, record the change in Jobs.Unshipped.txt"));

    [Fact]
    public Task KeyOfAMemberThatIsGone_OfAnotherType_IsReportedOnce() => ContractVerifier.VerifyAsync(
        Order + """static partial class Work { [Job("a")] static void Run({|TJ5016:Order|} x) { } }""",
        "job a(x: Order)\ntype Order [ 0 Id: int, 1 Total: decimal ]");

    [Fact]
    public Task KeyThatWasRecordedAsReserved_BeforeItShipped_IsReported() => ContractVerifier.VerifyAsync(
        Order + """static partial class Work { [Job("a")] static void Run({|TJ5016:Order|} x) { } }""",
        "job a(x: Order)\ntype Order [ 0 Id: int, 1 Note: string? ]",
        "type Order [ 0 Id: int, 1 reserved ]");

    [Fact]
    public Task NumberOfAnEnumValueThatIsGone_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Mail, Push }
        static partial class Work { [Job("a")] static void Run({|TJ5016:Channel|} x, Channel y) { } }
        """,
        "job a(x: Channel, y: Channel)\nenum Channel : int { Mail = 0, Sms = 1 }");
}
