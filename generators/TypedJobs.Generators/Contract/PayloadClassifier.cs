using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>From a type to its shape: the one place that decides how something travels.</summary>
internal static class PayloadClassifier
{
    /// <summary>The shape of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="from">The assembly that the codec is generated into.</param>
    public static PayloadShape ShapeOf(ITypeSymbol type, IAssemblySymbol from)
        => PayloadKnowledge.Of(from).ShapeOf(type, from, static (type, from) => PayloadUpgrade.AddTo(BareShapeOf(type, from), from));

    /// <summary>The shape of a type without its upgrades, which may be from types that are upgraded themselves.</summary>
    public static PayloadShape BareShapeOf(ITypeSymbol type, IAssemblySymbol from) => type switch
    {
        IArrayTypeSymbol array => OfArray(array),
        INamedTypeSymbol named => OfNamed(named, from),
        ITypeParameterSymbol => PayloadShape.Refused(type, PayloadProblem.OpenGeneric),
        IDynamicTypeSymbol => PayloadShape.Refused(type, PayloadProblem.Open),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => PayloadShape.Refused(type, PayloadProblem.StackOnly),
        _ => PayloadShape.Refused(type, PayloadProblem.NoCodec),
    };

    private static PayloadShape OfArray(IArrayTypeSymbol array)
    {
        if (array.Rank != 1)
        {
            return PayloadShape.Refused(array, PayloadProblem.NoBinaryForm);
        }

        return array.ElementType.SpecialType == SpecialType.System_Byte
            ? new PayloadShape(array, PayloadForm.Scalar) { Codec = "ByteArrayCodec" }
            : new PayloadShape(array, PayloadForm.Array) { Codec = "ArrayCodec", Parts = [new PayloadPart(array.ElementType, "[]")] };
    }

    private static PayloadShape OfNamed(INamedTypeSymbol type, IAssemblySymbol from)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            return PayloadShape.Refused(type, PayloadProblem.NoCodec);
        }

        if (type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum)
        {
            return PayloadShape.Refused(type, PayloadProblem.Open);
        }

        if (type.IsRefLikeType || type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr)
        {
            return PayloadShape.Refused(type, PayloadProblem.StackOnly);
        }

        return OfTables(type) ?? OfDeclared(type, from);
    }

    private static PayloadShape? OfTables(INamedTypeSymbol type)
    {
        if (type.IsTupleType || IsSystemTuple(type))
        {
            return OfTuple(type);
        }

        // Types of user code are in no table, and a name is only put together where one could match.
        var name = type.MetadataName();
        if (type.Arity == 0)
        {
            return PayloadTypes.Scalars.TryGetValue(name, out var scalar) ? new PayloadShape(type, PayloadForm.Scalar) { Codec = scalar } : null;
        }

        var arguments = type.TypeArguments;
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return new PayloadShape(type, PayloadForm.Nullable) { Codec = "NullableCodec", Parts = [new PayloadPart(arguments[0], string.Empty)] };
        }

        if (PayloadTypes.ByteContainers.TryGetValue(name, out var bytes))
        {
            return arguments[0].SpecialType == SpecialType.System_Byte
                ? new PayloadShape(type, PayloadForm.Scalar) { Codec = bytes }
                : PayloadShape.Refused(type, PayloadProblem.StackOnly);
        }

        if (PayloadTypes.Sequences.TryGetValue(name, out var sequence))
        {
            var shape = new PayloadShape(type, PayloadForm.Sequence) { Codec = sequence, Parts = [new PayloadPart(arguments[0], "[]")] };
            return sequence == "IEnumerableCodec" ? shape.With(PayloadProblem.MaybeDeferred) : shape;
        }

        if (PayloadTypes.Maps.TryGetValue(name, out var map))
        {
            return new PayloadShape(type, PayloadForm.Map) { Codec = map, Parts = [new(arguments[0], ".Keys[]"), new(arguments[1], ".Values[]")] };
        }

        return name == PayloadTypes.Pair
            ? new PayloadShape(type, PayloadForm.Pair) { Codec = "KeyValuePairCodec", Parts = [new(arguments[0], ".Key"), new(arguments[1], ".Value")] }
            : null;
    }

    private static PayloadShape OfTuple(INamedTypeSymbol type)
    {
        var underlying = type.TupleUnderlyingType ?? type;
        var parts = underlying.TypeArguments.Select(static (argument, i) => new PayloadPart(argument, i == 7 ? ".Rest" : $".Item{i + 1}"));
        return new PayloadShape(type, PayloadForm.Tuple) { Parts = [.. parts] };
    }

    private static PayloadShape OfDeclared(INamedTypeSymbol type, IAssemblySymbol from)
    {
        if (PayloadRefusals.Of(type) is not PayloadProblem.None and var refusal)
        {
            return PayloadShape.Refused(type, refusal);
        }

        if (type.TypeKind == TypeKind.Delegate)
        {
            return PayloadShape.Refused(type, PayloadProblem.Code);
        }

        if (SymbolAccess.ReachOf(type, from) == Reach.Hidden)
        {
            return PayloadShape.Refused(type, PayloadProblem.Hidden);
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return new PayloadShape(type, PayloadForm.Enum);
        }

        if (type.HasAttribute(WellKnownNames.MessagePackFormatterAttribute))
        {
            return PayloadShape.Refused(type, PayloadProblem.CustomFormatter);
        }

        if (type.TypeKind == TypeKind.Interface || type.IsAbstract)
        {
            return PayloadUnion.ShapeOf(type);
        }

        if (type.HasAttribute(WellKnownNames.JsonDerivedTypeAttribute) && type.TypeKind == TypeKind.Class)
        {
            return PayloadShape.Refused(type, PayloadProblem.InvalidUnion, "it is not abstract, so a value of it is of no case");
        }

        return IsOfTheFramework(type) || IsCollection(type) || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAnonymousType
            ? PayloadShape.Refused(type, PayloadProblem.NoCodec)
            : PayloadObject.ShapeOf(type, from);
    }

    private static bool IsSystemTuple(INamedTypeSymbol type)
        => type is { Name: "Tuple", Arity: > 0, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    // A class of the framework may look like plain data and be none: the table names those that are.
    private static bool IsOfTheFramework(INamedTypeSymbol type)
    {
        if (!type.Locations.IsDefaultOrEmpty && type.Locations.Any(static l => l.IsInSource))
        {
            return false;
        }

        var assembly = type.ContainingAssembly?.Name ?? string.Empty;
        return assembly is "mscorlib" or "netstandard" or "System"
            || assembly.StartsWith("System.", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.", StringComparison.Ordinal);
    }

    // Its elements would be lost: only its properties would travel.
    private static bool IsCollection(INamedTypeSymbol type)
        => type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable);
}
