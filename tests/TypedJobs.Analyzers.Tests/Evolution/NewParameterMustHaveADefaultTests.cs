namespace TypedJobs.Analyzers.Tests.Evolution;

public class NewParameterMustHaveADefaultTests
{
    [Fact]
    public Task NewParameterWithADefault_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string to, int count = 1) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """,
        /* unshipped */ """
        job a(to: string, count: int = default)
        """);

    [Fact]
    public Task NewServiceAndToken_AreSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string to, [FromServices] IServiceProvider services, JobContext job, CancellationToken ct) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task NewParameterWithoutADefault_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(string to, {|TJ5005:int|} count) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task NewParameter_Fix_GetsADefault() => ContractVerifier.VerifyFixAsync<CodeFixes.Evolution.AddDefaultFix>(
        """static partial class Work { [Job("a")] static void Run(string to, {|TJ5005:int|} count, CancellationToken ct) { } }""",
        """static partial class Work { [Job("a")] static void {|TJ5002:Run|}(string to, int count = default, CancellationToken ct = default) { } }""",
        "job a(to: string)",
        "",
        "");

    [Fact]
    public Task NewParameterBeforeAService_HasNoFix()
    {
        const string Source = """
            static partial class Work { [Job("a")] static void Run(string to, {|TJ5005:int|} count, [FromServices] IServiceProvider services) { } }
            """;
        return ContractVerifier.VerifyFixAsync<CodeFixes.Evolution.AddDefaultFix>(Source, Source, "job a(to: string)", "", "");
    }
}
