namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3006: UPDATE relative to the stored value.</summary>
public class RelativeUpdateIsRepeatedTests
{
    [Fact]
    public Task AbsoluteUpdate_IsSilent() => RuleVerifier.VerifyAsync("TJ3006", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => db.ExecuteAsync("UPDATE a SET n = 1, m = @x + 1 WHERE id = 1");
        """);

    [Fact]
    public Task UpdateThatTestsWhatItSets_IsSilent() => RuleVerifier.VerifyAsync("TJ3006", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => db.ExecuteAsync("UPDATE a SET n = n + 1, state = 2 WHERE id = 1 AND state = 1");
        """);

    [Fact]
    public Task RelativeUpdate_IsReported() => RuleVerifier.VerifyAsync("TJ3006", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => {|TJ3006:db.ExecuteAsync("UPDATE a SET n = n + 1 WHERE id = 1")|};
        """);

    [Fact]
    public Task RelativeUpsert_IsReported() => RuleVerifier.VerifyAsync("TJ3006", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => {|TJ3006:db.ExecuteAsync("INSERT INTO a (id, n) VALUES (1, 1) ON DUPLICATE KEY UPDATE n = n + VALUES(n)")|};
        """);
}
