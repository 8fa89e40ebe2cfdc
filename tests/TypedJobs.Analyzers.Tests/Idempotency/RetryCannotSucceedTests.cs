namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3025, off by default: calls that refuse what the first attempt left.</summary>
public class RetryCannotSucceedTests
{
    [Fact]
    public Task MoveWithOverwriteFlagOfCopy_IsSilent() => RuleVerifier.VerifyAsync("TJ3025", /* lang=c#-test */ """
        [Job] public static void Run(string id) => File.Copy("/in/" + id, "/out/" + id, overwrite: true);
        """);

    [Fact]
    public Task Move_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3025", /* lang=c#-test */ """
        [Job] public static void Run(string id) => {|TJ3025:File.Move("/in/" + id, "/out/" + id)|};
        """);

    [Fact]
    public Task CreateNew_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3025", /* lang=c#-test */ """
        [Job] public static void Run(string id) { using var stream = {|TJ3025:new FileStream("/a/" + id, FileMode.CreateNew)|}; }
        """);
}
