using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Parsing;

/// <summary>What the facade repeats of a parameter's attributes: those by which the compiler fills it in or checks what callers pass.</summary>
internal static class ParameterAttributes
{
    private const string Interop = "global::System.Runtime.InteropServices.";
    private const string CompilerServices = "global::System.Runtime.CompilerServices.";

    private static readonly string[] Repeated =
    [
        "System.Runtime.CompilerServices.CallerMemberNameAttribute",
        "System.Runtime.CompilerServices.CallerFilePathAttribute",
        "System.Runtime.CompilerServices.CallerLineNumberAttribute",
        "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute",
        "System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DisallowNullAttribute",
        "System.Diagnostics.CodeAnalysis.StringSyntaxAttribute",
        "System.Diagnostics.CodeAnalysis.ConstantExpectedAttribute",
    ];

    /// <summary>True if no literal can make the parameter optional: C# has none of the type, or wants one for all that follow.</summary>
    public static bool MakeOptional(IParameterSymbol parameter)
        => parameter.IsOptional
            && ((IMethodSymbol)parameter.ContainingSymbol).Parameters.Skip(parameter.Ordinal)
                .Any(static p => JobSignature.KindOf(p) == JobParameterKind.Payload && !p.IsParams && !HasLiteral(p));

    /// <summary>The attributes, each in brackets, with a space after it.</summary>
    public static string Of(IParameterSymbol parameter)
        => string.Concat(Texts(parameter).Select(static text => $"[{text}] "));

    private static bool HasLiteral(IParameterSymbol parameter)
        => parameter.IsOptional && !(parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is DateTime);

    // No attribute takes a value of a nullable type: callers have to give it.
    private static bool CannotBeOptional(IParameterSymbol parameter)
        => parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } && parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static IEnumerable<string> Texts(IParameterSymbol parameter)
    {
        if (MakeOptional(parameter) && !CannotBeOptional(parameter))
        {
            yield return Interop + "Optional";
            if (parameter.HasExplicitDefaultValue && DefaultOf(parameter) is { } value)
            {
                yield return value;
            }
        }

        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && Array.Exists(Repeated, type.Is))
            {
                yield return AttributeText.Of(attribute);
            }
        }
    }

    private static string? DefaultOf(IParameterSymbol parameter)
    {
        switch (parameter.ExplicitDefaultValue)
        {
            case null:
                return null;
            case DateTime time:
                return $"{CompilerServices}DateTimeConstant({time.Ticks.ToString(CultureInfo.InvariantCulture)}L)";
            case decimal number:
                var bits = decimal.GetBits(number);
                return string.Format(
                    CultureInfo.InvariantCulture,
                    CompilerServices + "DecimalConstant({0}, {1}, {2}U, {3}U, {4}U)",
                    (bits[3] >> 16) & 0xFF, bits[3] < 0 ? 1 : 0, (uint)bits[2], (uint)bits[1], (uint)bits[0]);
            case var value:
                return $"{Interop}DefaultParameterValue({Literals.Cast(parameter.Type, value)})";
        }
    }
}
