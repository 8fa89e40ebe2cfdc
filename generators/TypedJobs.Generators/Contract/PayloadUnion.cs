using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Interfaces and abstract classes that list their cases: by MessagePack's <c>[Union]</c>, or by <c>[JsonDerivedType]</c>.</summary>
internal static class PayloadUnion
{
    /// <summary>The shape of an interface or abstract class.</summary>
    public static PayloadShape ShapeOf(INamedTypeSymbol type)
    {
        var unions = type.GetAttributes().Where(static a => a.AttributeClass.Is(WellKnownNames.MessagePackUnionAttribute)).ToArray();
        var derived = type.GetAttributes().Where(static a => a.AttributeClass.Is(WellKnownNames.JsonDerivedTypeAttribute)).ToArray();
        if (unions.Length == 0 && derived.Length == 0)
        {
            return PayloadShape.Refused(type, PayloadProblem.Open);
        }

        var fault = CasesOf(type, unions.Select(OfUnion), out var cases);
        var jsonFault = CasesOf(type, derived.Select(OfDerived), out var jsonCases);
        if (unions.Length == 0)
        {
            return jsonFault is null ? Describe(type, jsonCases) : PayloadShape.Refused(type, PayloadProblem.InvalidUnion, jsonFault);
        }

        if (fault is not null)
        {
            return PayloadShape.Refused(type, PayloadProblem.InvalidUnion, fault);
        }

        // Another number for JSON is no contradiction: [Union] gives the numbers. Other types are.
        return derived.Length > 0 && Contradiction(cases, derived) is { } contradiction
            ? PayloadShape.Refused(type, PayloadProblem.Contradiction, contradiction)
            : Describe(type, cases);
    }

    private static PayloadShape Describe(INamedTypeSymbol type, List<PayloadCase> cases)
        => new(type, PayloadForm.Union)
        {
            Cases = [.. cases.OrderBy(static c => c.Number).ThenBy(static c => c.Name, System.StringComparer.Ordinal)],
            Parts = [.. cases.OrderBy(static c => c.Number).ThenBy(static c => c.Name, System.StringComparer.Ordinal)
                .Select(static c => new PayloadPart(c.Type, "(" + c.Type.Name + ")"))],
        };

    private static (object? Label, INamedTypeSymbol? Type) OfUnion(AttributeData attribute)
        => attribute.ConstructorArguments is { Length: 2 } arguments && arguments[1].Value is INamedTypeSymbol type ? (arguments[0].Value as int?, type) : default;

    private static (object? Label, INamedTypeSymbol? Type) OfDerived(AttributeData attribute)
        => attribute.ConstructorArguments is { Length: >= 1 } arguments && arguments[0].Value is INamedTypeSymbol type
            ? (arguments.Length > 1 ? arguments[1].Value : null, type)
            : default;

    private static string? CasesOf(INamedTypeSymbol union, IEnumerable<(object? Label, INamedTypeSymbol? Type)> listed, out List<PayloadCase> cases)
    {
        cases = [];
        foreach (var (label, type) in listed)
        {
            if (type is null)
            {
                return "a case is not given by its type";
            }

            if (FaultOf(union, label, type, cases) is { } fault)
            {
                return fault;
            }

            cases.Add(label is int number ? new PayloadCase(number, type) : new PayloadCase(0, type, (string)label!));
        }

        return null;
    }

    private static string? FaultOf(INamedTypeSymbol union, object? label, INamedTypeSymbol type, List<PayloadCase> cases)
    {
        var spelled = type.ToDisplayString(PayloadVerdict.NameFormat);
        switch (label)
        {
            case int number when cases.Exists(c => c.Name is null && c.Number == number):
                return $"number {number.ToString(CultureInfo.InvariantCulture)} is given twice";
            case string name when cases.Exists(c => c.Name == name):
                return $"name \"{name}\" is given twice";
            case string name when !WireNames.IsText(name):
                return $"the name of '{spelled}' has half a surrogate pair";
            case null:
                return $"'{spelled}' has no discriminator, so it could not be told from the others";
        }

        if (cases.Exists(c => SymbolEqualityComparer.Default.Equals(c.Type, type)))
        {
            return $"'{spelled}' is given twice";
        }

        return type.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(type, union) || !IsA(type, union) ? $"'{spelled}' is no case of it" : null;
    }

    private static string? Contradiction(List<PayloadCase> cases, AttributeData[] derived)
    {
        var types = derived.Select(static attribute => OfDerived(attribute).Type).ToArray();
        foreach (var type in types)
        {
            if (type is not null && !cases.Exists(c => SymbolEqualityComparer.Default.Equals(c.Type, type)))
            {
                return $"[JsonDerivedType] lists '{type.ToDisplayString(PayloadVerdict.NameFormat)}', and [Union] does not";
            }
        }

        foreach (var one in cases)
        {
            if (!types.Any(type => SymbolEqualityComparer.Default.Equals(type, one.Type)))
            {
                return $"[Union] lists '{one.Type.ToDisplayString(PayloadVerdict.NameFormat)}', and [JsonDerivedType] does not";
            }
        }

        return null;
    }

    private static bool IsA(INamedTypeSymbol type, INamedTypeSymbol of)
    {
        for (var self = type.BaseType; self is not null; self = self.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(self, of))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, of));
    }
}
