using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Generators.Parsing;

/// <summary>Constants as expressions.</summary>
internal static class Literals
{
    // Attributes spell durations down to the millisecond.
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("Days", System.TimeSpan.TicksPerDay), ("Hours", System.TimeSpan.TicksPerHour), ("Minutes", System.TimeSpan.TicksPerMinute),
        ("Seconds", System.TimeSpan.TicksPerSecond), ("Milliseconds", System.TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>The default value of a parameter; null if it has none.</summary>
    public static string? DefaultOf(IParameterSymbol parameter)
        => parameter.IsOptional ? Of(parameter.Type, parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null, parameter.NullableAnnotation) : null;

    /// <summary>A constant of an attribute's argument, of whatever type it is.</summary>
    public static string Of(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({TypeNames.Plain(type)})",
        { Kind: TypedConstantKind.Array, Type: { } array } => $"new {TypeNames.Plain(array)} {{ {string.Join(", ", constant.Values.Select(Of))} }}",
        { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Type: { } type } => Cast(type, constant.Value!),
        _ => "null",
    };

    /// <summary>A text.</summary>
    public static string Of(string text) => Number(text);

    /// <summary>A number.</summary>
    public static string Of(double number) => Number(number);

    /// <summary>A duration, in the largest unit that it is a multiple of.</summary>
    public static string Of(System.TimeSpan duration)
    {
        var (unit, length) = System.Array.Find(Units, unit => duration.Ticks % unit.Ticks == 0);
        return $"global::System.TimeSpan.From{unit}({(duration.Ticks / length).ToString(CultureInfo.InvariantCulture)})";
    }

    private static string Of(ITypeSymbol type, object? value, NullableAnnotation annotation)
    {
        if (value is null)
        {
            // The author may have written null! or have nullable off; the generated code has it on.
            return type.IsReferenceType ? annotation == NullableAnnotation.Annotated ? "null" : "null!"
                : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "null" : "default";
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type.TypeKind == TypeKind.Enum ? $"({TypeNames.Plain(type)})({Number(value)})" : Number(value);
    }

    /// <summary>A constant with its type: a service's key is compared by Equals, so that (byte)1 must not become an int.</summary>
    public static string Cast(ITypeSymbol type, object value)
        => type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char
            ? Number(value)
            : $"({TypeNames.Plain(type)})({Number(value)})";

    private static string Number(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        char or string => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        System.DateTime time => $"new global::System.DateTime({time.Ticks.ToString(CultureInfo.InvariantCulture)}L)",
        System.IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };
}
