using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What the author has said of null. Where nothing is said (nullable reference types are off), null is allowed.</summary>
internal static class Nullability
{
    private const string AllowNull = "System.Diagnostics.CodeAnalysis.AllowNullAttribute";
    private const string MaybeNull = "System.Diagnostics.CodeAnalysis.MaybeNullAttribute";

    /// <summary>True for a reference that is declared not to be null.</summary>
    public static bool RefusesNull(ITypeSymbol type) => type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    /// <summary>True if a parameter or member may be null whatever its type says: by its attributes, or since null is its default value.</summary>
    public static bool AllowsNull(ISymbol symbol)
        => symbol.HasAttribute(AllowNull) || symbol.HasAttribute(MaybeNull)
            || (symbol is IParameterSymbol { IsOptional: true } parameter && (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is null));
}
