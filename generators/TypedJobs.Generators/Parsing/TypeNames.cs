using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Parsing;

/// <summary>How generated code spells types.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat PlainFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat AnnotatedPlainFormat
        = PlainFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat AnnotatedFormat
        = AnnotatedPlainFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat ExactFormat
        = AnnotatedPlainFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier);

    /// <summary>The type by its global:: name, with all that is said of null in it: one spelling per codec.</summary>
    public static string Exact(ITypeSymbol type) => type.ToDisplayString(ExactFormat);

    /// <summary>The type by its global:: name, without nullable annotations and tuple names: one spelling per runtime type.</summary>
    public static string Plain(ITypeSymbol type) => type.ToDisplayString(PlainFormat);

    /// <summary>The type by its global:: name, as the author wrote it.</summary>
    public static string Annotated(ITypeSymbol type) => type.ToDisplayString(AnnotatedFormat);

    /// <summary>True if the author wrote nullable annotations on reference types, on the type or inside it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="plain">Its <see cref="Plain"/> name.</param>
    public static bool IsAnnotated(ITypeSymbol type, string plain) => type.ToDisplayString(AnnotatedPlainFormat) != plain;

    /// <summary>The dotted name of a type without type arguments: <c>Shop.Order.Line</c>.</summary>
    public static string Dotted(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? Dotted(outer) + "." + type.Name
            : type.ContainingNamespace is { IsGlobalNamespace: false } ns ? SymbolNames.NamespaceName(ns) + "." + type.Name
            : type.Name;

    /// <summary>True if the type, or one around it, has type arguments.</summary>
    public static bool IsGeneric(INamedTypeSymbol type) => type.Arity > 0 || (type.ContainingType is { } outer && IsGeneric(outer));
}
