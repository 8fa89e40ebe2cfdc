using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class ParameterMustKeepItsPlaceTests
{
    [Fact]
    public Task UnchangedJob_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string to, int count) { } }
        """,
        /* shipped */ """
        job a(to: string, count: int)
        """);

    [Fact]
    public Task JobThatHasNotShipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(int to) { } }
        """,
        /* shipped */ """

        """,
        /* unshipped */ """
        job a(to: int)
        """);

    [Fact]
    public Task WiderNumber_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(long id) { } }
        """,
        /* shipped */ """
        job a(id: int)
        """,
        /* unshipped */ """
        job a(id: long)
        """);

    [Fact]
    public Task ValueThatMayBeMissing_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(int? id, string? note) { } }
        """,
        /* shipped */ """
        job a(id: int, note: string)
        """,
        /* unshipped */ """
        job a(id: int?, note: string?)
        """);

    [Fact]
    public Task OtherCollectionType_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(HashSet<int> ids) { } }
        """,
        /* shipped */ """
        job a(ids: int[])
        """);

    [Fact]
    public Task RenamedParameter_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string recipient) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """,
        /* unshipped */ """
        job a(recipient: string)
        """);

    [Fact]
    public Task RenamedClass_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, string Note);
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Purchase)
        type Purchase { Id: int, Note: string }
        """,
        /* unshipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);

    [Fact]
    public Task ParameterGoneFromTheEnd_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string to) { } }
        """,
        /* shipped */ """
        job a(to: string, count: int)
        """,
        /* unshipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task ServicesBetween_AreSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string to, [FromServices] IServiceProvider services, int count) { } }
        """,
        /* shipped */ """
        job a(to: string, count: int)
        """);

    [Fact]
    public Task ChangedType_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run({|TJ5004:int|} to) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task NarrowerNumber_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run({|TJ5004:int|} id) { } }
        """,
        /* shipped */ """
        job a(id: long)
        """);

    [Fact]
    public Task ValueThatMayNoLongerBeMissing_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run({|TJ5004:int|} id) { } }
        """,
        /* shipped */ """
        job a(id: int?)
        """);

    [Fact]
    public Task ReorderedParameters_AreReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run({|TJ5004:string|} b, string a) { } }
        """,
        /* shipped */ """
        job a(a: string, b: string)
        """);

    [Fact]
    public Task InsertedParameter_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run({|TJ5004:string|} first, string to) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task ChangeUnderAnAlias_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("b"), JobAlias("a")] static void Run({|TJ5004:int|} to) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """,
        /* unshipped */ """
        job b(to: int)
        """);

    [Fact]
    public Task ChangedType_Message_NamesBoth() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run({|#0:List<int>|} ids) { } }""",
        "job a(ids: string[])",
        "",
        new DiagnosticResult(Descriptors.MemberMustKeepItsMeaning).WithLocation(0).WithMessage(
            "'ids[]' in the payload of job 'Run' changed from string to int, so queued jobs would be misread; "
            + "add a new optional member and keep the old one until the queues are empty, or write an [UpgradesFrom] method that takes the recorded form"));
}
