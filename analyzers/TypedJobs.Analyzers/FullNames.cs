using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

/// <summary>Compares symbols with full names without building strings: for APIs too many to resolve one by one.</summary>
internal static class FullNames
{
    /// <summary>True if the symbol is the member of that name of the type of that full name.</summary>
    public static bool IsMember(this ISymbol symbol, string typeName, string memberName)
        => symbol.Name == memberName && symbol.ContainingType is { } type && type.HasName(typeName);

    /// <summary>True if the type's namespace and name are <paramref name="fullName"/>, whatever its type arguments.</summary>
    public static bool HasName(this ITypeSymbol? type, string fullName)
    {
        if (type is null || !EndsWithSegment(fullName, fullName.Length, type.Name, out var rest))
        {
            return false;
        }

        for (ISymbol? outer = (ISymbol?)type.ContainingType ?? type.ContainingNamespace; outer is not null and not INamespaceSymbol { IsGlobalNamespace: true };
            outer = (ISymbol?)outer.ContainingType ?? outer.ContainingNamespace)
        {
            if (!EndsWithSegment(fullName, rest, outer.Name, out rest))
            {
                return false;
            }
        }

        return rest == 0;
    }

    /// <summary>True if the type, one of its bases or one of its interfaces has the name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.HasName(fullName))
            {
                return true;
            }
        }

        if (type is not null)
        {
            foreach (var contract in type.AllInterfaces)
            {
                if (contract.HasName(fullName))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool EndsWithSegment(string text, int end, string segment, out int rest)
    {
        var start = end - segment.Length;
        rest = start > 0 ? start - 1 : 0;
        return start >= 0 && (start == 0 || text[start - 1] == '.')
            && string.CompareOrdinal(text, start, segment, 0, segment.Length) == 0;
    }
}
