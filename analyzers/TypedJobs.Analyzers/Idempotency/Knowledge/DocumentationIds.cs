using System;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Matches symbols with documentation ids as users write them: <c>M:Type.Name(System.String)</c>, <c>M:Type.Name</c> for all overloads,
/// <c>T:Type</c> for all members.</summary>
internal static class DocumentationIds
{
    public static bool IsWellFormed(string id)
    {
        if (id.Length < 3 || id[1] != ':' || id[0] is not ('M' or 'T'))
        {
            return false;
        }

        foreach (var letter in id)
        {
            if (char.IsWhiteSpace(letter))
            {
                return false;
            }
        }

        return id[0] == 'T' ? id.IndexOf('(') < 0 : id.IndexOf('.') > 2;
    }

    /// <summary>True when the id names the method, or the type that declares it.</summary>
    public static bool Names(string id, IMethodSymbol method)
    {
        if (id[0] == 'T')
        {
            return method.ContainingType is { } type && TypeNames.IsOrInherits(type, id.Substring(2));
        }

        var open = id.IndexOf('(');
        var name = open < 0 ? id : id.Substring(0, open);
        var dot = name.LastIndexOf('.');
        if (dot < 0 || !string.Equals(Plain(name.Substring(dot + 1)), method.MetadataName.TrimStart('.'), StringComparison.Ordinal))
        {
            return false;
        }

        return open < 0
            ? method.ContainingType is { } holder && TypeNames.IsOrInherits(holder, name.Substring(2, dot - 2))
            : string.Equals(method.OriginalDefinition.GetDocumentationCommentId(), id, StringComparison.Ordinal);
    }

    // M:Type.#ctor and M:Type.Name``1 name a constructor and a generic method.
    private static string Plain(string name)
    {
        var tick = name.IndexOf("``", StringComparison.Ordinal);
        return (tick < 0 ? name : name.Substring(0, tick)).TrimStart('#');
    }
}
