using System;
using System.Collections.Generic;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads SQL far enough to tell what a second run does. Not a parser: verbs, SET lists, WHERE columns and conflict clauses.</summary>
internal static class SqlReader
{
    private static readonly string[] Verbs = ["INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "TRUNCATE", "EXEC", "EXECUTE", "CALL"];

    // What stands before a verb that does not begin a statement: ON CONFLICT DO UPDATE, WHEN MATCHED THEN INSERT, FOR UPDATE, ON DELETE CASCADE.
    private static readonly string[] Continues = ["DO", "KEY", "THEN", "FOR", "ON", "OR", ".", "=", "AFTER", "BEFORE"];

    public static List<SqlStatement> Read(string sql)
    {
        var statements = new List<SqlStatement>();
        if (IsProcedureName(sql))
        {
            statements.Add(new SqlStatement { Effect = SqlEffect.Opaque, Verb = "EXEC" });
            return statements;
        }

        var tokens = SqlToken.Split(sql);
        var guarded = false;
        var start = 0;
        for (var at = 1; at <= tokens.Count; at++)
        {
            if (at < tokens.Count && !Begins(tokens, at))
            {
                continue;
            }

            var part = tokens.GetRange(start, at - start);
            var name = NameBefore(tokens, start);
            start = at;
            if (part.Count > 0)
            {
                // IF NOT EXISTS (…) INSERT …: the test stands before the statement that it guards.
                var statement = SqlStatementReader.Read(part, guarded);
                statement.Name = name;
                statements.Add(statement);
                guarded = EndsWithGuard(part);
            }
        }

        ForgiveReplacedRows(statements);
        ForgiveMovedRows(statements);
        return statements;
    }

    /// <summary>The table of PostgreSQL's <c>COPY table FROM STDIN</c>.</summary>
    public static string TableOfCopy(string sql)
    {
        var tokens = SqlToken.Split(sql);
        return tokens.Count > 1 && tokens[0].Is("COPY") ? tokens[1].Name : "the target table";
    }

    private static bool IsProcedureName(string sql)
    {
        var trimmed = sql.Trim();
        if (trimmed.Length == 0)
        {
            return false;
        }

        foreach (var letter in trimmed)
        {
            if (!(char.IsLetterOrDigit(letter) || letter is '_' or '.' or '[' or ']'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Begins(List<SqlToken> tokens, int at)
    {
        var previous = tokens[at - 1];
        if (previous.Is(";") && previous.Depth == 0)
        {
            return true;
        }

        // A verb before a parenthesis is a function: REPLACE(name, …).
        var isFunction = at + 1 < tokens.Count && tokens[at + 1].Is("(");
        if (!tokens[at].IsAny(Verbs) || tokens[at].Kind != SqlTokenKind.Word || isFunction || previous.IsAny(Continues))
        {
            return false;
        }

        // A verb inside parentheses begins a statement only as a data-modifying CTE: AS (INSERT …).
        return tokens[at].Depth == 0 || (previous.Is("(") && at > 1 && tokens[at - 2].IsAny("AS", "MATERIALIZED"));
    }

    /// <summary>The name in <c>WITH name AS (</c> before a statement; empty where none stands there.</summary>
    private static string NameBefore(List<SqlToken> tokens, int start)
    {
        var at = start - 1;
        if (at < 1 || !tokens[at].Is("("))
        {
            return "";
        }

        do
        {
            at--;
        }
        while (at > 0 && tokens[at].IsAny("AS", "NOT", "MATERIALIZED"));

        return tokens[at].Kind == SqlTokenKind.Word ? tokens[at].Name : "";
    }

    private static bool EndsWithGuard(List<SqlToken> part)
    {
        for (var i = 0; i + 1 < part.Count; i++)
        {
            if (part[i].Depth == 0 && part[i].Is("IF"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>DELETE and INSERT of the same table replace what was there.</summary>
    private static void ForgiveReplacedRows(List<SqlStatement> statements)
    {
        var emptied = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in statements)
        {
            if (statement.Verb is "DELETE" or "TRUNCATE")
            {
                emptied.Add(statement.Table);
            }
            else if (statement.Effect == SqlEffect.Inserts && emptied.Contains(statement.Table))
            {
                statement.Effect = SqlEffect.Safe;
            }
        }
    }

    /// <summary>WITH moved AS (DELETE … RETURNING …) INSERT … SELECT … FROM moved: the second run finds nothing to move.</summary>
    private static void ForgiveMovedRows(List<SqlStatement> statements)
    {
        foreach (var moving in statements)
        {
            if (moving.Name.Length == 0 || !(moving.Verb == "DELETE" || moving.Claims))
            {
                continue;
            }

            foreach (var statement in statements)
            {
                if (statement.Effect == SqlEffect.Inserts && statement.Reads.Contains(moving.Name))
                {
                    statement.Effect = SqlEffect.Safe;
                }
            }
        }
    }
}
