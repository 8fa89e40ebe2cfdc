using System;
using System.Collections.Generic;

namespace TypedJobs.Analyzers.Idempotency;

internal enum SqlTokenKind
{
    Word,
    Parameter,
    Literal,
    Symbol,
}

/// <summary>A word, parameter, literal or symbol of SQL. Comments are gone, and the text of a literal is not looked at.</summary>
internal readonly struct SqlToken
{
    public SqlToken(SqlTokenKind kind, string text, int depth)
    {
        Kind = kind;
        Text = text;
        Depth = depth;
    }

    public SqlTokenKind Kind { get; }

    /// <summary>A name without its quotes and without what qualifies it is <see cref="Name"/>.</summary>
    public string Text { get; }

    /// <summary>How many parentheses it stands in.</summary>
    public int Depth { get; }

    /// <summary>The last part of a qualified name: <c>total</c> of <c>o.total</c>.</summary>
    public string Name => Text.Substring(Text.LastIndexOf('.') + 1);

    /// <summary>What qualifies the name: <c>o</c> of <c>o.total</c>; empty when nothing does.</summary>
    public string Qualifier => Text.LastIndexOf('.') is var dot and > 0 ? Text.Substring(0, dot) : "";

    public bool Is(string word) => Kind is not SqlTokenKind.Literal && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(params string[] words)
    {
        foreach (var word in words)
        {
            if (Is(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Splits SQL of any of the usual dialects.</summary>
    public static List<SqlToken> Split(string sql) => new SqlTokenizer(sql).Split();
}
