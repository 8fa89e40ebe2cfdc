namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3005: INSERT without a conflict clause.</summary>
public class InsertIsRepeatedTests
{
    [Fact]
    public Task OnConflict_IsSilent() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db, int id) => db.ExecuteAsync("INSERT INTO a (id) VALUES (@id) ON CONFLICT DO NOTHING", new { id });
        """);

    [Fact]
    public Task Select_IsSilent() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db) => db.QueryAsync<int>("SELECT 'INSERT INTO a' FROM b");
        """);

    [Fact]
    public Task DeleteThenInsert_IsSilent() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static async Task Run(System.Data.IDbConnection db, int id)
        {
            await db.ExecuteAsync("DELETE FROM a WHERE id = @id", new { id });
            await db.ExecuteAsync("INSERT INTO a (id) VALUES (@id)", new { id });
        }
        """);

    [Fact]
    public Task Insert_IsReported() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db, int id) => {|TJ3005:db.ExecuteAsync("INSERT INTO a (id) VALUES (@id)", new { id })|};
        """);
}
