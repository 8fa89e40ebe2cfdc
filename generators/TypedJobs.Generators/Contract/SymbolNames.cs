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
        => type is INamedTypeSymbol named
            && metadataName.EndsWith(named.OriginalDefinition.MetadataName, System.StringComparison.Ordinal)
            && named.MetadataName() == metadataName;

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
}
