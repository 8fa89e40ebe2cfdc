using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

/// <summary>TJ5014: the lines that a later one has taken the place of say what earlier releases have queued.</summary>
public class OlderFormMustStayReadableTests
{
    private const string TwoReleases = """
        job a(to: string, body: string)
        job a(to: string, subject: string, body: string)
        """;

    [Fact]
    public Task UpgradeFromAnOlderRelease_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void Run(string to, string subject, string body) { }
            [UpgradesFrom(nameof(Run))] static (string, string, string) V1(string to, string body) => (to, "none", body);
        }
        """,
        TwoReleases);

    [Fact]
    public Task CompatibleReleases_AreSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(long Id, string? Note);
        static partial class Work { [Job("a")] static void Run(Order order, int times = 1) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int }
        job a(order: Order, times: int = default)
        type Order { Id: int, Note: string? }
        type Order { Id: long, Note: string? }
        """);

    [Fact]
    public Task OlderFormThatWasDeleted_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string to, string subject, string body) { } }
        """,
        /* shipped */ """
        job a(to: string, subject: string, body: string)
        """);

    [Fact]
    public Task OlderFormOfARetiredJob_IsSilent() => ContractVerifier.VerifyAsync(
        "static class Work;",
        /* shipped */ """
        job a(to: int)
        job a(to: string)
        retired a
        """);

    [Fact]
    public Task NewestFormThatBreaks_IsTheOnlyThingSaid() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run({|TJ5004:Guid|} to) { } }
        """,
        /* shipped */ """
        job a(to: bool)
        job a(to: string)
        """);

    [Fact]
    public Task OlderEnumNumbers_AreSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Mail = 1 }
        static partial class Work { [Job("a")] static void Run(Channel to) { } }
        """,
        /* shipped */ """
        job a(to: Channel)
        enum Channel : int { Mail = 0 }
        enum Channel : int { Mail = 1 }
        """);

    [Fact]
    public Task TypeOfAnotherJob_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(int id) { } }
        """,
        /* shipped */ """
        job a(id: int)
        type Order { Id: int }
        type Order { Id: string }
        """);

    [Fact]
    public Task UpgradeOfArgumentsThatIsGone_IsReportedWithTheLine() => ContractVerifier.VerifyAsync(
        "static partial class Work { [Job(\"a\")] static void {|#0:Run|}(string to, string subject, string body) { } }",
        TwoReleases,
        "",
        new DiagnosticResult(Descriptors.OlderFormMustStayReadable).WithLocation(0).WithSpan(ContractVerifier.ShippedPath, 1, 1, 1, 32).WithMessage(
            "Job 'Run' cannot take what line 1 of Jobs.Shipped.txt has queued, 'job a(to: string, body: string)': 'subject' has moved: 'body' had its "
            + "place; bring back the [UpgradesFrom] method that takes it, or delete the line once none is queued"));

    [Fact]
    public Task UpgradeOfATypeThatIsGone_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Line(string Sku);
        public sealed record Order(Line[] Lines);
        static partial class Work { [Job("a")] static void {|TJ5014:Run|}(Order order) { } [Job("b")] static void Walk(int id) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        job b(id: int)
        type Line { Sku: int }
        type Order { Lines: Line[] }
        type Line { Sku: string }
        """);

    [Fact]
    public Task OneOfTwoUpgradesThatIsGone_IsReportedForItsLineOnly() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record OrderV2(string Id, string Note);
        public sealed record Order(Guid Id, bool Note) { [UpgradesFrom] public static Order FromV2(OrderV2 old) => new(Guid.Parse(old.Id), old.Note.Length > 0); }
        static partial class Work { [Job("a")] static void {|#0:Run|}(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        type Order { Id: string, Note: string }
        type Order { Id: Guid, Note: bool }
        """,
        /* unshipped */ "",
        new DiagnosticResult(Descriptors.OlderFormMustStayReadable).WithLocation(0).WithSpan(ContractVerifier.ShippedPath, 2, 1, 2, 37).WithMessage(
            "Job 'Run' cannot take what line 2 of Jobs.Shipped.txt has queued, 'type Order { Id: int, Note: string }': 'order.Id' changed from int to Guid; "
            + "bring back the [UpgradesFrom] method that takes it, or delete the line once none is queued"));

    [Fact]
    public Task PlaceThatWasFreedAndTakenAgain_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void {|TJ5014:Run|}(int id, Guid order = default) { } }
        """,
        /* shipped */ """
        job a(id: int, note: string)
        job a(id: int)
        """,
        /* unshipped */ """
        job a(id: int, order: Guid = default)
        """);

    [Fact]
    public Task JobThatMoved_IsHeldToTheOlderFormsOfItsOldName() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("b"), JobAlias("a")] static void {|TJ5014:Run|}(string to) { } }
        """,
        /* shipped */ """
        job a(to: int)
        job a(to: string)
        job b(to: string)
        """);
}
