using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class JobMustNotDisappearTests
{
    [Fact]
    public Task JobUnderAnAlias_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("b"), JobAlias("a")] static void Run() { } }
        """,
        /* shipped */ """
        job a()
        """,
        /* unshipped */ """
        job b()
        """);

    [Fact]
    public Task RetiredJob_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static class Work;
        """,
        /* shipped */ """
        job a()
        """,
        /* unshipped */ """
        retired a
        """);

    [Fact]
    public Task JobThatNeverShipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static class Work;
        """,
        /* shipped */ """
        # none
        """);

    [Fact]
    public Task JobThatIsWrongOtherwise_HasNotDisappeared() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run(System.IO.Stream body) { } [Job("b")] static void Walk(string body) { } }""",
        "job a(body: string)\njob b(body: string)");

    [Fact]
    public Task JobWithAnHeir_IsReportedOnTheHeir() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("b")] static void {|TJ5003:Run|}(int id) { } }
        """,
        /* shipped */ """
        job a(id: int)
        """);

    [Fact]
    public Task JobWithoutAnHeir_IsReportedOnItsLine() => ContractVerifier.VerifyAsync(
        "static class Work;",
        "# shipped\njob a()\n",
        "",
        new DiagnosticResult(Descriptors.JobMustNotDisappear).WithSpan(ContractVerifier.ShippedPath, 2, 1, 2, 8).WithMessage(
            "Job 'a' has shipped and no method has that name any more, so queued ones cannot run; "
            + "bring it back, add [JobAlias(\"a\")] to its successor, or write 'retired a' once none is queued"));

    [Fact]
    public Task RenamedJob_Fix_GetsTheOldNameAsAnAlias() => ContractVerifier.VerifyFixAsync<CodeFixes.Evolution.AddAliasFix>(
        """static partial class Work { [Job("b")] static void {|TJ5003:Run|}(int id) { } }""",
        """static partial class Work { [Job("b"), JobAlias("a")] static void {|TJ5002:Run|}(int id) { } }""",
        "job a(id: int)",
        "",
        "");
}
