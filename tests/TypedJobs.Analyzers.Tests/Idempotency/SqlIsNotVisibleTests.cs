namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3007, off by default: SQL that cannot be read.</summary>
public class SqlIsNotVisibleTests
{
    [Fact]
    public Task ConstantSql_IsSilent() => RuleVerifier.VerifyAsync("TJ3007", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => db.ExecuteAsync("DELETE FROM a");
        """);

    [Fact]
    public Task SqlFromAnotherMethod_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3007", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => {|TJ3007:db.ExecuteAsync(Build())|};
        private static string Build() => Environment.MachineName;
        """);

    [Fact]
    public Task StoredProcedure_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3007", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => {|TJ3007:db.ExecuteAsync("dbo.CloseOrders")|};
        """);
}
