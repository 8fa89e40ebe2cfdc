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

    [Fact]
    public Task RowsMovedByOneStatement_AreSilent() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static void Moved(System.Data.IDbConnection db, int id)
            => db.Execute("WITH moved AS (DELETE FROM inbox WHERE id = @id RETURNING id) INSERT INTO archive (id) SELECT id FROM moved", new { id });
        [Job] public static void Claimed(System.Data.IDbConnection db, int id)
            => db.Execute("WITH won AS (INSERT INTO done (id) VALUES (@id) ON CONFLICT DO NOTHING RETURNING id) INSERT INTO archive (id) SELECT id FROM won", new { id });
        """);

    [Fact]
    public Task RowsCopiedByOneStatement_AreReported() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static void Copied(System.Data.IDbConnection db, int id)
            => {|TJ3005:db.Execute("WITH old AS (SELECT id FROM inbox WHERE id = @id) INSERT INTO archive (id) SELECT id FROM old", new { id })|};
        [Job] public static void Beside(System.Data.IDbConnection db, int id)
            => {|TJ3005:db.Execute("WITH gone AS (DELETE FROM trash WHERE id = @id) INSERT INTO archive (id) SELECT id FROM inbox", new { id })|};
        """);
}
