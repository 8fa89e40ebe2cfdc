using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Generators.Model;

/// <summary>Names of things that are generated: escaped where C# needs it, unique where two could meet.</summary>
internal static class Identifiers
{
    private const int LongestReadablePart = 80;

    // Metadata takes names of 1,023 bytes, and a letter has up to three.
    private const int LongestName = 200;

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

    /// <summary>One identifier for a dotted name, no two alike: <c>Shop.Order_Line</c> is <c>Shop_Order_0Line</c>.</summary>
    /// <remarks>A part of a name never starts with a digit, so an underscore before <c>0</c> is one of the name, before <c>1</c> another character
    /// by its number, before <c>2</c> the hash of a name that was cut, and any other is a dot.</remarks>
    public static string Flatten(string dottedName)
    {
        var text = new StringBuilder(dottedName.Length);
        var atStart = true;
        foreach (var c in dottedName)
        {
            if (c == '.')
            {
                text.Append('_');
            }
            else if (c == '_')
            {
                text.Append("_0");
            }
            else if (SyntaxFacts.IsIdentifierPartCharacter(c) && !(atStart && !SyntaxFacts.IsIdentifierStartCharacter(c)))
            {
                text.Append(c);
            }
            else
            {
                text.Append("_1").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }

            atStart = c == '.';
        }

        return text.Length <= LongestName ? text.ToString() : Cut(text, LongestName, dottedName);
    }

    /// <summary>One identifier for a type's name with arguments: what can be read of it, and a hash of the whole.</summary>
    public static string FlattenGeneric(string typeName)
    {
        var readable = new StringBuilder(LongestReadablePart);
        foreach (var c in typeName.Replace("global::", string.Empty))
        {
            if (readable.Length < LongestReadablePart && c is not ('!' or '?'))
            {
                readable.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
            }
        }

        return Cut(readable, LongestReadablePart, typeName);
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

    /// <summary>Sixteen hexadecimal digits that are the same in every run and, for other text, others.</summary>
    public static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.Unicode.GetBytes(text));
        return string.Concat(hash.Take(8).Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Cut(StringBuilder readable, int length, string whole)
        => readable.ToString(0, System.Math.Min(readable.Length, length)).TrimEnd('_') + "_2" + Hash(whole);
}
