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
    public Task KeyFromTheArguments_IsSilent() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db, Guid id, decimal amount)
            => db.ExecuteAsync("INSERT INTO payments (amount, payment_id) VALUES (round(@amount, 2), @Id)", new { id, amount });
        """);

    [Fact]
    public Task KeyAddedToTheCommand_IsSilent() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static async Task Run(Npgsql.NpgsqlDataSource source, Guid id)
        {
            await using var command = source.CreateCommand("INSERT INTO payments (id) VALUES (@id)");
            command.Parameters.AddWithValue("@id", id);
            await command.ExecuteNonQueryAsync();
        }
        """);

    [Fact]
    public Task Insert_IsReported() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db, int order) => {|TJ3005:db.ExecuteAsync("INSERT INTO a (order_id) VALUES (@order)", new { order })|};
        """);

    [Fact]
    public Task FreshKey_IsReported() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db, int order)
            => {|TJ3005:db.ExecuteAsync("INSERT INTO a (id, order_id) VALUES (@id, @order)", new { id = Guid.NewGuid(), order })|};
        """);

    [Fact]
    public Task KeyMadeByTheStore_IsReported() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db, int id)
            => {|TJ3005:db.ExecuteAsync("INSERT INTO a (id, order_id) VALUES (gen_random_uuid(), @id)", new { id })|};
        """);

    [Fact]
    public Task OneOfTwoKeys_IsReported() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static Task Run(System.Data.IDbConnection db, int id)
            => {|TJ3005:db.ExecuteAsync("INSERT INTO a (id) VALUES (@id); INSERT INTO b (a_id) VALUES (@id)", new { id })|};
        """);

    [Fact]
    public Task TextOfADataSource_IsReported() => RuleVerifier.VerifyAsync("TJ3005", /* lang=c#-test */ """
        [Job] public static async Task Run(System.Data.Common.DbDataSource source)
        {
            await using var command = source.CreateCommand("INSERT INTO a (b) VALUES (1)");
            await {|TJ3005:command.ExecuteNonQueryAsync()|};
        }
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
