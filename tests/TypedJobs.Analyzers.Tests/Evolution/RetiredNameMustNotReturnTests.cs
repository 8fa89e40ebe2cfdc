namespace TypedJobs.Analyzers.Tests.Evolution;

public class RetiredNameMustNotReturnTests
{
    [Fact]
    public Task RetiredNameThatIsNotUsed_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } }
        """,
        /* shipped */ """
        job a()
        retired b
        """);

    [Fact]
    public Task AliasOfARetiredName_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a"), JobAlias("b")] static void Run() { } }
        """,
        /* shipped */ """
        job a()
        retired b
        """);

    [Fact]
    public Task RetiredName_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void {|TJ5009:Run|}() { } }
        """,
        /* shipped */ """
        retired a
        """);

    [Fact]
    public Task NameRetiredAsUnshipped_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void {|TJ5009:Run|}() { } }
        """,
        /* shipped */ """
        job a()
        """,
        /* unshipped */ """
        retired a
        """);
}
