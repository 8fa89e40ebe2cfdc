using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace Corpus.Sql;

public static partial class SqlJobs
{
    private const string InsertPayment = "INSERT INTO payments (order_id, amount) VALUES (@orderId, @amount)";

    [Job] // TJ3005
    public static Task Insert(Guid orderId, decimal amount, [FromServices] IDbConnection db) => db.ExecuteAsync(InsertPayment, new { orderId, amount });

    [Job] // clean
    public static Task InsertOnConflict(Guid orderId, decimal amount, [FromServices] IDbConnection db)
        => db.ExecuteAsync(InsertPayment + " ON CONFLICT (order_id) DO NOTHING", new { orderId, amount });

    [Job] // clean
    public static Task UpsertAbsolute(Guid orderId, decimal amount, [FromServices] IDbConnection db)
        => db.ExecuteAsync("""
            insert into totals (order_id, amount) values (@orderId, @amount)
            on conflict (order_id) do update set amount = excluded.amount, updated_at = now()
            """, new { orderId, amount });

    [Job] // TJ3006
    public static Task UpsertRelative(Guid orderId, decimal amount, [FromServices] IDbConnection db)
        => db.ExecuteAsync("""
            insert into totals (order_id, amount) values (@orderId, @amount)
            on conflict (order_id) do update set amount = totals.amount + excluded.amount
            """, new { orderId, amount });

    [Job] // TJ3006
    public static Task Withdraw(int account, decimal amount, [FromServices] IDbConnection db)
        => db.ExecuteAsync("UPDATE accounts SET balance = balance - @amount WHERE id = @account", new { account, amount });

    [Job] // TJ3006
    public static Task WithdrawIfEnough(int account, decimal amount, [FromServices] IDbConnection db)
        => db.ExecuteAsync("UPDATE accounts SET balance = balance - @amount WHERE id = @account AND balance >= @amount", new { account, amount });

    [Job] // clean
    public static Task SetStatus(int id, [FromServices] IDbConnection db) => db.ExecuteAsync("UPDATE orders SET status = 'paid', paid_at = now() WHERE id = @id", new { id });

    [Job] // clean
    public static Task WithdrawWithVersion(int account, decimal amount, int version, [FromServices] IDbConnection db)
        => db.ExecuteAsync("UPDATE accounts SET balance = balance - @amount, version = @version + 1 WHERE id = @account AND version = @version", new { account, amount, version });

    [Job] // clean
    public static Task ShipOnce(int id, [FromServices] IDbConnection db)
        => db.ExecuteAsync("UPDATE stock SET amount = amount - 1, state = 'shipped' WHERE id = @id AND state = 'packed'", new { id });

    [Job] // clean
    public static Task Coalesce(int id, string? name, [FromServices] IDbConnection db)
        => db.ExecuteAsync("UPDATE users SET name = COALESCE(@name, name), seen_at = GREATEST(seen_at, @at) WHERE id = @id", new { id, name });

    [Job] // TJ3006
    public static Task CoalesceThenAdd(int id, [FromServices] IDbConnection db)
        => db.ExecuteAsync("UPDATE users SET points = COALESCE(points, 0) + 10 WHERE id = @id", new { id });

    [Job] // TJ3006
    public static Task CompoundTsql(int id, [FromServices] IDbConnection db) => db.ExecuteAsync("UPDATE dbo.Counters SET [Hits] += 1 WHERE Id = @id", new { id });

    [Job] // clean
    public static Task DeleteOld([FromServices] IDbConnection db) => db.ExecuteAsync("DELETE FROM sessions WHERE expires_at < now() - interval '1 day'");

    [Job] // clean
    public static async Task ReplaceLines(int orderId, string[] skus, [FromServices] IDbConnection db)
    {
        await db.ExecuteAsync("DELETE FROM order_lines WHERE order_id = @orderId", new { orderId });
        foreach (var sku in skus)
        {
            await db.ExecuteAsync("INSERT INTO order_lines (order_id, sku) VALUES (@orderId, @sku)", new { orderId, sku });
        }
    }

    [Job] // clean
    public static Task InsertWhereNotExists(int id, [FromServices] IDbConnection db)
        => db.ExecuteAsync("INSERT INTO tags (id) SELECT @id WHERE NOT EXISTS (SELECT 1 FROM tags WHERE id = @id)", new { id });

    [Job] // clean
    public static Task IfNotExistsTsql(int id, [FromServices] IDbConnection db)
        => db.ExecuteAsync("IF NOT EXISTS (SELECT 1 FROM Tags WHERE Id = @id) INSERT INTO Tags (Id) VALUES (@id)", new { id });

    [Job] // clean
    public static Task Merge(int id, string name, [FromServices] IDbConnection db)
        => db.ExecuteAsync("MERGE Tags AS t USING (SELECT @id AS Id) AS s ON t.Id = s.Id WHEN MATCHED THEN UPDATE SET Name = @name WHEN NOT MATCHED THEN INSERT (Id, Name) VALUES (@id, @name);", new { id, name });

    [Job] // TJ3005
    public static async Task<int> InsertReturning(string name, [FromServices] IDbConnection db)
        => await db.QuerySingleAsync<int>("INSERT INTO users (name) VALUES (@name) RETURNING id", new { name });

    [Job] // TJ3005
    public static void AdoInsert(string name, [FromServices] DbConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "INSERT INTO users (name) VALUES (@name)";
        command.ExecuteNonQuery();
    }

    [Job] // clean
    public static async Task AdoSelect(string name, [FromServices] DbConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT id FROM users WHERE name = @name -- not: INSERT INTO users";
        await command.ExecuteScalarAsync();
    }

    [Job] // TJ3005
    public static async Task AdoReused(string name, [FromServices] DbConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT count(*) FROM users";
        await command.ExecuteScalarAsync();
        command.CommandText = "INSERT INTO users (name) VALUES (@name)";
        await command.ExecuteNonQueryAsync();
    }

    [Job] // clean
    public static async Task CheckThenInsert(int id, [FromServices] IDbConnection db)
    {
        var known = await db.ExecuteScalarAsync<int>("SELECT count(*) FROM imports WHERE id = @id", new { id });
        if (known > 0)
        {
            return;
        }

        await db.ExecuteAsync("INSERT INTO imports (id) VALUES (@id)", new { id });
    }

    [Job] // clean
    public static async Task InsertExpectingConflict(int id, [FromServices] IDbConnection db)
    {
        try
        {
            await db.ExecuteAsync("INSERT INTO imports (id) VALUES (@id)", new { id });
        }
        catch (PostgresException error) when (error.SqlState == "23505")
        {
        }
    }

    [Job] // TJ3005
    public static async Task InsertSwallowing(int id, [FromServices] IDbConnection db)
    {
        try
        {
            await db.ExecuteAsync("INSERT INTO imports (payload) VALUES (@id)", new { id });
        }
        catch (TimeoutException)
        {
        }
    }

    [Job] // TJ3005
    public static Task Through(string name, [FromServices] Users users) => users.RunAsync("insert into users(name) values (@name)", new { name });

    [Job] // clean
    public static Task ThroughUpdate(string name, [FromServices] Users users) => users.RunAsync("update users set name = @name where id = 1", new { name });

    [Job] // TJ3005
    public static async Task BulkCopy(int[] values, [FromServices] NpgsqlConnection db)
    {
        using var writer = db.BeginBinaryImport("COPY readings (value) FROM STDIN (FORMAT BINARY)");
        foreach (var value in values)
        {
            writer.StartRow();
            writer.Write(value);
        }

        writer.Complete();
    }

    [Job] // clean
    public static async Task ClaimRow(int id, [FromServices] IDbConnection db, [FromServices] HttpClient http)
    {
        var rows = await db.ExecuteAsync("UPDATE hooks SET state = 'sent' WHERE id = @id AND state = 'open'", new { id });
        if (rows == 0)
        {
            return;
        }

        await http.PostAsync("/hook", new StringContent(id.ToString()));
    }

    [Job] // TJ3001
    public static async Task NoClaim(int id, [FromServices] IDbConnection db, [FromServices] HttpClient http)
    {
        var rows = await db.ExecuteAsync("UPDATE hooks SET seen_at = now() WHERE id = @id", new { id });
        if (rows == 0)
        {
            return;
        }

        await http.PostAsync("/hook", new StringContent(id.ToString()));
    }

    [Job] // clean
    public static async Task InboxClaim(JobContext job, int id, [FromServices] IDbConnection db, [FromServices] HttpClient http)
    {
        var inserted = await db.ExecuteAsync("INSERT INTO inbox (id) VALUES (@key) ON CONFLICT DO NOTHING", new { key = id });
        if (inserted == 1)
        {
            await http.PostAsync("/hook", new StringContent(id.ToString()));
        }
    }

    [Job] // clean
    public static Task AttemptCounter(int id, [FromServices] IDbConnection db) => db.ExecuteAsync("UPDATE hooks SET attempts = attempts + 1 WHERE id = @id", new { id });

    [Job] // clean
    public static Task KeyedByJob(JobContext job, string text, [FromServices] IDbConnection db)
        => db.ExecuteAsync("INSERT INTO notes (id, text) VALUES (@id, @text)", new { id = job.IdempotencyKey, text });

    [Job] // TJ3006
    public static Task ConcatenatedColumn(int id, string note, [FromServices] IDbConnection db)
        => db.ExecuteAsync("UPDATE orders SET notes = notes || @note WHERE id = @id", new { id, note });

    [Job] // clean
    public static Task LowerCased([FromServices] IDbConnection db) => db.ExecuteAsync("UPDATE users SET mail = LOWER(mail)");

    [Job] // clean
    public static async Task TemporaryTable(int[] ids, [FromServices] IDbConnection db)
    {
        await db.ExecuteAsync("CREATE TABLE #ids (id int)");
        await db.ExecuteAsync("INSERT INTO #ids (id) VALUES (@ids)", new { ids });
        await db.ExecuteAsync("UPDATE t SET t.state = 'done' FROM tasks t JOIN #ids i ON i.id = t.id");
    }
}

public class Users(IDbConnection db)
{
    public Task RunAsync(string sql, object arguments) => db.ExecuteAsync(sql, arguments);
}
