using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Parsing;

/// <summary>Attributes that warn who uses a member. Generated code silences them for itself, so the facade hands them on.</summary>
internal static class Notices
{
    private static readonly string[] Handed = [ObsoleteSymbols.Attribute, "System.Diagnostics.CodeAnalysis.ExperimentalAttribute"];

    /// <summary>Those of a member, else of the nearest type around it, each as code without brackets.</summary>
    public static IEnumerable<string> Of(ISymbol member) => Handed.Select(name => Nearest(member, name)).Where(static text => text is not null).Select(static text => text!);

    /// <summary>Those of a member alone: for what is generated beside it, inside of the same types.</summary>
    public static IEnumerable<string> OnlyOf(ISymbol member) => Handed.Select(name => Find(member, name)).Where(static text => text is not null).Select(static text => text!);

    private static string? Nearest(ISymbol member, string name)
    {
        for (var symbol = member; symbol is not null; symbol = symbol.ContainingType)
        {
            if (Find(symbol, name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Find(ISymbol symbol, string name) => symbol.FindAttribute(name) is { } attribute ? AttributeText.Of(attribute) : null;
}
