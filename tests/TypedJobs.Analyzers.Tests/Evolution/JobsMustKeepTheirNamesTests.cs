using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

/// <summary>TJ5017: with each other's wire name, each of two jobs runs what was queued for the other.</summary>
public class JobsMustKeepTheirNamesTests
{
    private const string Shipped = "job order.refund(paymentId: int)\njob order.ship(orderId: int)";

    [Fact]
    public Task NamesThatStayed_AreSilent() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("order.ship")] static void Ship(int orderId) { } [Job("order.refund")] static void Refund(int paymentId) { } }""",
        Shipped);

    [Fact]
    public Task ParameterWithTheNameOfAnotherJobs_IsNoExchange() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("order.ship")] static void Ship({|TJ5018:int|} paymentId) { } [Job("order.refund")] static void Refund(int paymentId) { } }""",
        Shipped);

    [Fact]
    public Task NamesThatWereExchanged_AreReportedOnce() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("order.refund")] static void {|#0:Ship|}(int orderId) { } [Job("order.ship")] static void {|#1:Refund|}(int paymentId) { } }""",
        Shipped,
        "",
        new DiagnosticResult(Descriptors.JobsMustKeepTheirNames).WithLocation(0).WithLocation(1).WithMessage(
            "Jobs 'Ship' and 'Refund' have exchanged the wire names 'order.refund' and 'order.ship', so each would run what was queued for the other; "
            + "give them their names back"));

    [Fact]
    public Task NamesThatWereExchanged_WithParametersOfOtherTypes_AreReportedOnce() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("b")] static void Walk(int count, Guid id) { } [Job("a")] static void {|TJ5017:Run|}(string to) { } }""",
        "job a(count: int, id: Guid)\njob b(to: string)");

    [Fact]
    public Task AliasesThatWereExchanged_AreReportedOnce() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("c"), JobAlias("b")] static void Run(string from) { } [Job("d"), JobAlias("a")] static void {|TJ5017:Walk|}(string to) { } }""",
        "job a(from: string)\njob b(to: string)");
}
