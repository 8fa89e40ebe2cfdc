using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Parsing;

/// <summary>Attributes that warn who uses a member. Generated code silences them for itself, so the facade hands them on.</summary>
internal static class Notices
{
    private static readonly string[] Handed = [ObsoleteSymbols.Attribute, "System.Diagnostics.CodeAnalysis.ExperimentalAttribute"];

    /// <summary>Those of a method, else of the nearest type around it, each as code without brackets.</summary>
    public static IEnumerable<string> Of(IMethodSymbol method)
    {
        foreach (var name in Handed)
        {
            for (ISymbol? symbol = method; symbol is not null; symbol = symbol.ContainingType)
            {
                if (symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass is { } type && type.Is(name)) is { } attribute)
                {
                    yield return AttributeText.Of(attribute);
                    break;
                }
            }
        }
    }
}
