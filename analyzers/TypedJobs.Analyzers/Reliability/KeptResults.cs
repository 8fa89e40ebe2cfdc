using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>The types that <c>job.OnceAsync</c> keeps by itself, as the runtime has them; a test compares the two.</summary>
internal static class KeptResults
{
    public static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.String", "System.Boolean", "System.Char", "System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32",
        "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.Decimal", "System.Guid", "System.DateTime", "System.DateTimeOffset",
        "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Uri", "System.Byte[]", "TypedJobs.JobId",
    };

    public static bool Contain(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array is { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };
        }

        return type is INamedTypeSymbol { Arity: 0, ContainingType: null, ContainingNamespace: { } space } && Types.Contains(space.ToDisplayString() + "." + type.Name);
    }
}
