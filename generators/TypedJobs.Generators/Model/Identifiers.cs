using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Generators.Model;

/// <summary>Names of things that are generated: escaped where C# needs it, unique where two could meet.</summary>
internal static class Identifiers
{
    private const int LongestReadablePart = 80;

    // Contextual keywords that mean something else where generated code has a name; the others read better without @.
    private static readonly HashSet<string> EscapedContextual = new(System.StringComparer.Ordinal)
    {
        "allows", "await", "dynamic", "extension", "field", "file", "managed", "nint", "notnull", "nuint", "partial", "record", "required",
        "scoped", "unmanaged", "var", "where", "yield",
    };

    /// <summary>The name with an <c>@</c> if it is a keyword.</summary>
    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || EscapedContextual.Contains(name) ? "@" + name : name;

    /// <summary>A dotted name, each part escaped.</summary>
    public static string EscapeDotted(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>The dotted name after <c>global::</c>.</summary>
    public static string Global(string ns, string name) => ns.Length == 0 ? "global::" + Escape(name) : $"global::{EscapeDotted(ns)}.{Escape(name)}";

    /// <summary>One identifier for a dotted name, no two alike: <c>Shop.Order_Line</c> is <c>Shop_Order__Line</c>.</summary>
    public static string Flatten(string dottedName)
    {
        var text = new StringBuilder(dottedName.Length);
        foreach (var c in dottedName)
        {
            switch (c)
            {
                case '.' or '+': text.Append('_'); break;
                case '_': text.Append("__"); break;
                default: text.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'); break;
            }
        }

        return text.ToString();
    }

    /// <summary>One identifier for a type's name with arguments: what can be read of it, and a hash of the rest.</summary>
    public static string FlattenGeneric(string typeName)
    {
        var readable = new StringBuilder(LongestReadablePart);
        foreach (var c in typeName.Replace("global::", string.Empty))
        {
            if (readable.Length < LongestReadablePart)
            {
                readable.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
            }
        }

        return $"{readable.ToString().TrimEnd('_')}_{Hash(typeName)}";
    }

    /// <summary>The name, with underscores after it until it is not taken.</summary>
    public static string Unique(string name, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken.Select(static t => t.TrimStart('@')), System.StringComparer.Ordinal);
        while (names.Contains(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>Eight hexadecimal digits that are the same in every run, unlike those of <see cref="string.GetHashCode()"/>.</summary>
    public static string Hash(string text)
    {
        var hash = 2166136261;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
