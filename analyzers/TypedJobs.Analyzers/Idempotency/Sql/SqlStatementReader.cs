using System;
using System.Collections.Generic;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads the tokens of one statement.</summary>
internal static class SqlStatementReader
{
    public static SqlStatement Read(List<SqlToken> tokens, bool guarded)
    {
        var statement = new SqlStatement();
        var start = VerbOf(tokens, statement);
        ReadTables(tokens, statement);
        SqlSetReader.ReadTests(tokens, statement);
        switch (statement.Verb)
        {
            case "INSERT":
                ReadInsert(tokens, start, guarded, statement);
                break;
            case "REPLACE":
                statement.Table = TableAfter(tokens, start);
                break;
            case "UPDATE":
                statement.Table = TableAfter(tokens, start);
                SqlSetReader.ReadSets(tokens, IndexOf(tokens, start, "SET"), statement);
                SettleUpdate(tokens, statement);
                break;
            case "MERGE":
                statement.Table = TableAfter(tokens, start);
                ReadSetsAfter(tokens, start, statement);
                break;
            case "DELETE" or "TRUNCATE":
                statement.Table = TableAfter(tokens, start);
                break;
            case "EXEC" or "EXECUTE" or "CALL":
                statement.Effect = SqlEffect.Opaque;
                break;
        }

        return statement;
    }

    private static int VerbOf(List<SqlToken> tokens, SqlStatement statement)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == SqlTokenKind.Word
                && tokens[i].IsAny("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "TRUNCATE", "EXEC", "EXECUTE", "CALL", "CREATE", "ALTER", "DROP", "DECLARE"))
            {
                statement.Verb = tokens[i].Text.ToUpperInvariant();
                return i;
            }
        }

        return 0;
    }

    private static void ReadInsert(List<SqlToken> tokens, int start, bool guarded, SqlStatement statement)
    {
        statement.Table = TableAfter(tokens, start);
        // A table whose name is not known is a table; only one that is written as temporary is that.
        var isTemporary = statement.Table != TextFlow.Hole
            && (statement.Table.StartsWith("#", StringComparison.Ordinal) || statement.Table.StartsWith("@", StringComparison.Ordinal));
        if (isTemporary || Names.IsLog(statement.Table))
        {
            return;
        }

        var conflict = IndexOf(tokens, start, "CONFLICT");
        if (conflict >= 0 || Has(tokens, start, "DUPLICATE"))
        {
            statement.Claims = conflict >= 0 && Has(tokens, conflict, "NOTHING");
            ReadSetsAfter(tokens, start, statement);
            return;
        }

        if (FollowedBy(tokens, start, "OR", "IGNORE") || FollowedBy(tokens, start, "OR", "REPLACE") || FollowedBy(tokens, start, "INSERT", "IGNORE"))
        {
            statement.Claims = Has(tokens, start, "IGNORE");
            return;
        }

        var tests = FollowedBy(tokens, start, "NOT", "EXISTS") || Has(tokens, start, "EXCEPT") || (Has(tokens, start, "SELECT") && FollowedBy(tokens, start, "IS", "NULL"));
        statement.Claims = tests;
        statement.Effect = guarded || tests ? SqlEffect.Safe : SqlEffect.Inserts;
        statement.KeyParameter = SqlKeyReader.Read(tokens, start, statement.Table);
    }

    private static void ReadSetsAfter(List<SqlToken> tokens, int start, SqlStatement statement)
    {
        for (var i = start; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is("UPDATE") && i > 0 && tokens[i - 1].IsAny("DO", "KEY", "THEN"))
            {
                SqlSetReader.ReadSets(tokens, tokens[i + 1].Is("SET") ? i + 1 : i, statement);
                SettleUpdate(tokens, statement);
            }
        }
    }

    private static void SettleUpdate(List<SqlToken> tokens, SqlStatement statement)
    {
        foreach (var set in statement.Sets)
        {
            // SET state = 'paid' … WHERE state = 'new': the second run finds no row, and the number of rows says so.
            if (statement.Tests.Contains(set))
            {
                statement.Effect = SqlEffect.Safe;
                statement.Claims = statement.Verb == "UPDATE";
                return;
            }
        }

        if (FollowedBy(tokens, 0, "NOT", "EXISTS") || Names.CountsAttempts(statement.Column))
        {
            statement.Effect = SqlEffect.Safe;
        }
    }

    private static void ReadTables(List<SqlToken> tokens, SqlStatement statement)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsAny("FROM", "JOIN") && tokens[i + 1].Kind == SqlTokenKind.Word)
            {
                statement.Reads.Add(tokens[i + 1].Name);
            }
        }
    }

    /// <summary>The first name after a verb that is not part of the verb: INSERT INTO x, UPDATE TOP (1) x, DELETE FROM x.</summary>
    private static string TableAfter(List<SqlToken> tokens, int verb)
    {
        for (var i = verb + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Is("@__hole") || tokens[i].Kind == SqlTokenKind.Parameter)
            {
                return tokens[i].Text;
            }

            if (tokens[i].Kind == SqlTokenKind.Word && tokens[i].Depth == tokens[verb].Depth
                && !tokens[i].IsAny("INTO", "FROM", "OR", "IGNORE", "REPLACE", "TOP", "ONLY", "TABLE", "LOW_PRIORITY", "DELAYED", "ABORT", "ROLLBACK", "FAIL"))
            {
                return tokens[i].Name;
            }
        }

        return "";
    }

    private static int IndexOf(List<SqlToken> tokens, int start, string word)
    {
        for (var i = start; i < tokens.Count; i++)
        {
            if (tokens[i].Is(word))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Has(List<SqlToken> tokens, int start, string word) => IndexOf(tokens, start, word) >= 0;

    private static bool FollowedBy(List<SqlToken> tokens, int start, string first, string second)
    {
        for (var i = start; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is(first) && tokens[i + 1].Is(second))
            {
                return true;
            }
        }

        return false;
    }
}
