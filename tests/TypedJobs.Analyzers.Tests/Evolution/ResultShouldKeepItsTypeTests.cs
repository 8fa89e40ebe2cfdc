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
        static partial class Work { [Job("a")] static {|TJ5011:Task<string>|} {|TJ5002:Run|}() => null!; }
        """,
        /* shipped */ """
        job a() -> int
        """);

    [Fact]
    public Task ResultThatIsGone_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static {|TJ5011:Task|} {|TJ5002:Run|}() => null!; }
        """,
        /* shipped */ """
        job a() -> int
        """);
}
