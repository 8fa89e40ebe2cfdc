using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Symbols by their metadata names.</summary>
internal static class SymbolNames
{
    /// <summary>Namespace, containing types and arity: <c>System.Collections.Generic.List`1</c>, <c>Shop.Order+Line</c>.</summary>
    public static string MetadataName(this INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (type.ContainingType is { } outer)
        {
            return outer.MetadataName() + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } ns ? NamespaceName(ns) + "." + type.MetadataName : type.MetadataName;
    }

    /// <summary>The dotted name of a namespace; empty for the global one.</summary>
    public static string NamespaceName(INamespaceSymbol? ns)
    {
        if (ns is null || ns.IsGlobalNamespace)
        {
            return string.Empty;
        }

        return ns.ContainingNamespace is { IsGlobalNamespace: false } outer ? NamespaceName(outer) + "." + ns.Name : ns.Name;
    }

    /// <summary>True if the type, or the generic type that it was made from, has this metadata name.</summary>
    public static bool Is(this ITypeSymbol? type, string metadataName)
    {
        // From the end: most types differ in their own name, and no string is put together to find out.
        if (type is not INamedTypeSymbol { OriginalDefinition: var named } || !Ends(metadataName, metadataName.Length, named.MetadataName))
        {
            return false;
        }

        var end = metadataName.Length - named.MetadataName.Length;
        for (; named.ContainingType is { } outer; named = outer)
        {
            if (!Ends(metadataName, end, "+") || !Ends(metadataName, end - 1, outer.MetadataName))
            {
                return false;
            }

            end -= outer.MetadataName.Length + 1;
        }

        for (var ns = named.ContainingNamespace; ns is { IsGlobalNamespace: false }; ns = ns.ContainingNamespace)
        {
            if (!Ends(metadataName, end, ".") || !Ends(metadataName, end - 1, ns.Name))
            {
                return false;
            }

            end -= ns.Name.Length + 1;
        }

        return end == 0;
    }

    /// <summary>The symbol's first attribute of this metadata name, or null.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(metadataName))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>True if the symbol has an attribute of this metadata name.</summary>
    public static bool HasAttribute(this ISymbol symbol, string metadataName) => symbol.FindAttribute(metadataName) is not null;

    /// <summary>True for what a generator wrote: an IDE hands the analyzers a compilation with the generator's own output in it.</summary>
    public static bool IsGenerated(this ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "GeneratedCodeAttribute" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(string text, int end, string part)
        => end >= part.Length && string.CompareOrdinal(text, end - part.Length, part, 0, part.Length) == 0;
}
