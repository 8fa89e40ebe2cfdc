using System;
using System.Collections.Generic;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds the parameter that gives an inserted row the key of its own table: <c>id</c> or <c>payment_id</c> of <c>payments</c>.</summary>
internal static class SqlKeyReader
{
    /// <summary>The name of the parameter without its prefix; empty when the statement names no key, or makes it up itself.</summary>
    public static string Read(List<SqlToken> tokens, int start, string table)
    {
        var columns = ListAfter(tokens, start);
        if (columns < 0)
        {
            return "";
        }

        var at = PositionOf(tokens, columns, table, out var end);
        var values = at < 0 ? -1 : ValuesAfter(tokens, end);
        return values < 0 ? "" : ParameterAt(tokens, values, at);
    }

    private static int ListAfter(List<SqlToken> tokens, int start)
    {
        for (var i = start; i < tokens.Count && !tokens[i].IsAny("VALUES", "SELECT", "DEFAULT"); i++)
        {
            if (tokens[i].Is("("))
            {
                return i;
            }
        }

        return -1;
    }

    private static int PositionOf(List<SqlToken> tokens, int open, string table, out int end)
    {
        var at = -1;
        var position = 0;
        for (end = open + 1; end < tokens.Count && !tokens[end].Is(")"); end++)
        {
            if (tokens[end].Is(","))
            {
                position++;
            }
            else if (at < 0 && IsKeyOf(tokens[end].Name, table))
            {
                at = position;
            }
        }

        return at;
    }

    private static bool IsKeyOf(string column, string table)
    {
        var plain = column.Replace("_", "");
        if (plain.Equals("id", StringComparison.OrdinalIgnoreCase) || plain.Equals("uuid", StringComparison.OrdinalIgnoreCase) || plain.Equals("guid", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var name = table.Replace("_", "");
        var one = name.EndsWith("s", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 1) : name;
        return one.Length > 0 && plain.Equals(one + "id", StringComparison.OrdinalIgnoreCase);
    }

    private static int ValuesAfter(List<SqlToken> tokens, int end)
    {
        for (var i = end; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is("VALUES") && tokens[i + 1].Is("("))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static string ParameterAt(List<SqlToken> tokens, int open, int wanted)
    {
        var position = 0;
        var depth = tokens[open].Depth;
        for (var i = open + 1; i < tokens.Count && !(tokens[i].Is(")") && tokens[i].Depth == depth); i++)
        {
            if (tokens[i].Is(",") && tokens[i].Depth == depth + 1)
            {
                position++;
            }
            else if (position == wanted)
            {
                // gen_random_uuid() or a default is no parameter: the store makes the key up.
                return tokens[i].Kind == SqlTokenKind.Parameter ? tokens[i].Text.TrimStart('@', ':', '$') : "";
            }
        }

        return "";
    }
}
