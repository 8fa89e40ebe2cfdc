using System;
using System.Collections.Generic;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads the assignments of a SET list and the columns that a condition tests.</summary>
internal static class SqlSetReader
{
    private static readonly string[] Ends = ["WHERE", "FROM", "RETURNING", "OUTPUT", "WHEN", "ON", "ORDER", "LIMIT", ";"];

    // col = GREATEST(col, @x) gives the same again.
    private static readonly string[] Absolute = ["COALESCE", "GREATEST", "LEAST", "ISNULL", "IFNULL", "NULLIF", "NVL", "MAX", "MIN", "UPPER", "LOWER", "TRIM"];

    private static readonly string[] Operators = ["+", "-", "*", "/", "||", "%"];

    private static readonly string[] Builders = ["CONCAT", "ARRAY_APPEND", "JSONB_INSERT", "DATEADD", "DATE_ADD", "ARRAY_CAT", "LIST_APPEND", "JSON_ARRAY_APPEND"];

    private static readonly string[] Sources = ["EXCLUDED", "SOURCE", "SRC", "NEW", "VALUES", "INSERTED", "S"];

    public static void ReadSets(List<SqlToken> tokens, int set, SqlStatement statement)
    {
        if (set < 0)
        {
            return;
        }

        var depth = tokens[set].Depth;
        var at = set + 1;
        while (at < tokens.Count && !(tokens[at].Depth <= depth && tokens[at].IsAny(Ends)))
        {
            var end = at;
            while (end < tokens.Count && !(tokens[end].Depth == depth && (tokens[end].Is(",") || tokens[end].IsAny(Ends))))
            {
                end++;
            }

            ReadAssignment(tokens, at, end, statement);
            at = end < tokens.Count && tokens[end].Is(",") ? end + 1 : end;
        }
    }

    public static void ReadTests(List<SqlToken> tokens, SqlStatement statement)
    {
        var inCondition = false;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            inCondition |= tokens[i].IsAny("WHERE", "HAVING");
            if (inCondition && tokens[i].Kind == SqlTokenKind.Word && tokens[i + 1].IsAny("=", "<>", "!=", "IS", "IN", "NOT"))
            {
                statement.Tests.Add(tokens[i].Name.ToUpperInvariant());
            }
        }
    }

    private static void ReadAssignment(List<SqlToken> tokens, int start, int end, SqlStatement statement)
    {
        if (start + 1 >= end || tokens[start].Kind != SqlTokenKind.Word)
        {
            return;
        }

        var column = tokens[start].Name;
        statement.Sets.Add(column.ToUpperInvariant());
        var isRelative = tokens[start + 1].IsAny("+=", "-=", "*=", "/=") || IsRelative(tokens, start + 2, end, column);
        if (isRelative && !Names.CountsAttempts(column))
        {
            statement.Effect = SqlEffect.UpdatesRelatively;
            statement.Column = column;
        }
    }

    private static bool IsRelative(List<SqlToken> tokens, int start, int end, string column)
    {
        var mentions = false;
        var combines = false;
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Is("CASE") || (tokens[i].Is("(") && i > start && tokens[i - 1].IsAny(Absolute) && !HasOperatorAfter(tokens, i, end))
                || (tokens[i].Is("(") && i + 1 < end && tokens[i + 1].Is("SELECT")))
            {
                i = Skip(tokens, i, end);
                continue;
            }

            mentions |= tokens[i].Kind == SqlTokenKind.Word && string.Equals(tokens[i].Name, column, StringComparison.OrdinalIgnoreCase)
                && !IsSource(tokens[i].Qualifier);
            combines |= tokens[i].IsAny(Operators) || tokens[i].IsAny(Builders);
        }

        return mentions && combines;
    }

    // COALESCE(total, 0) + 1 counts on; COALESCE(total, 0) does not.
    private static bool HasOperatorAfter(List<SqlToken> tokens, int open, int end)
    {
        for (var i = Skip(tokens, open, end) + 1; i < end; i++)
        {
            if (tokens[i].IsAny(Operators))
            {
                return true;
            }
        }

        return false;
    }

    private static int Skip(List<SqlToken> tokens, int start, int end)
    {
        var depth = tokens[start].Depth;
        var isCase = tokens[start].Is("CASE");
        for (var i = start + 1; i < end; i++)
        {
            if (tokens[i].Depth == depth && tokens[i].Is(isCase ? "END" : ")"))
            {
                return i;
            }
        }

        return end;
    }

    private static bool IsSource(string qualifier)
    {
        foreach (var source in Sources)
        {
            if (string.Equals(qualifier, source, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
