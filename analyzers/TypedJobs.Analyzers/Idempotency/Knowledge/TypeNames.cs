using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Compares types with metadata names without resolving the name: most names of the table are not in a compilation at all.</summary>
internal static class TypeNames
{
    /// <summary>True when the type itself has the metadata name, <c>Namespace.Type`1</c>.</summary>
    public static bool Is(INamedTypeSymbol type, string metadataName)
    {
        // Backwards, segment by segment: almost every comparison ends at the first.
        var end = metadataName.Length;
        if (!EndsWith(metadataName, type.MetadataName, ref end))
        {
            return false;
        }

        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!EndsWith(metadataName, outer.MetadataName, ref end))
            {
                return false;
            }
        }

        for (var scope = type.ContainingNamespace; scope is { IsGlobalNamespace: false }; scope = scope.ContainingNamespace)
        {
            if (!EndsWith(metadataName, scope.MetadataName, ref end))
            {
                return false;
            }
        }

        return end <= 0;
    }

    /// <summary>True when the type, a base of it, or an interface of it has the metadata name.</summary>
    public static bool IsOrInherits(ITypeSymbol? type, string metadataName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is INamedTypeSymbol named && Is(named, metadataName))
            {
                return true;
            }
        }

        if (type is null)
        {
            return false;
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (Is(contract, metadataName))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the type stands in the namespace or in one below it.</summary>
    public static bool IsInNamespace(ITypeSymbol? type, string name)
    {
        if (type?.ContainingNamespace is not { IsGlobalNamespace: false } scope)
        {
            return false;
        }

        var depth = 1;
        foreach (var letter in name)
        {
            depth += letter == '.' ? 1 : 0;
        }

        // The namespace at the depth of the name has to be the name itself, compared backwards.
        for (var below = DepthOf(scope); below > depth; below--)
        {
            scope = scope.ContainingNamespace;
        }

        var end = name.Length;
        for (; scope is { IsGlobalNamespace: false }; scope = scope.ContainingNamespace)
        {
            if (!EndsWith(name, scope.MetadataName, ref end))
            {
                return false;
            }
        }

        return end <= 0;
    }

    private static int DepthOf(INamespaceSymbol scope)
    {
        var depth = 0;
        for (; !scope.IsGlobalNamespace; scope = scope.ContainingNamespace)
        {
            depth++;
        }

        return depth;
    }

    private static bool EndsWith(string name, string segment, ref int end)
    {
        var start = end - segment.Length;
        if (start < 0 || string.CompareOrdinal(name, start, segment, 0, segment.Length) != 0 || (start > 0 && name[start - 1] is not ('.' or '+')))
        {
            return false;
        }

        end = start - 1;
        return true;
    }
}
