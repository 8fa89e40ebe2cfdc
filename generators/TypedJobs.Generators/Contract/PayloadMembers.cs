using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Which members of a type can travel, and under which name or number.</summary>
internal static class PayloadMembers
{
    /// <summary>The public instance properties with a getter and the public fields, inherited ones too, without those that are marked to be ignored.</summary>
    /// <param name="type">The type.</param>
    /// <param name="from">The assembly of the generated code.</param>
    /// <param name="keyed">True if members go by number.</param>
    /// <param name="refusal">What is wrong with MessagePack's attributes; null if nothing is.</param>
    public static List<PayloadMember> Of(INamedTypeSymbol type, IAssemblySymbol from, out bool keyed, out PayloadShape? refusal)
    {
        var attribute = type.FindAttribute(WellKnownNames.MessagePackObjectAttribute);
        var explicitKeys = attribute is not null && !KeysAreNames(attribute);
        var members = new List<PayloadMember>();
        refusal = null;
        keyed = false;
        foreach (var symbol in Candidates(type))
        {
            // record Report(string Csv, string ): its author is still writing.
            if (symbol.Name.Length == 0)
            {
                refusal ??= PayloadShape.Refused(type, PayloadProblem.NoCodec);
                continue;
            }

            var key = attribute is null ? null : symbol.FindAttribute(WellKnownNames.MessagePackKeyAttribute);
            if (JsonAttributes.ContradictionOf(symbol, key is { ConstructorArguments.Length: 1 } ? key.ConstructorArguments[0].Value : null) is { } contradiction)
            {
                refusal ??= PayloadShape.Refused(type, PayloadProblem.Contradiction, contradiction, symbol);
                continue;
            }

            if (IsIgnored(symbol))
            {
                continue;
            }

            if (symbol.DeclaredAccessibility != Accessibility.Public)
            {
                refusal = key is null ? refusal : refusal ?? PayloadShape.Refused(type, PayloadProblem.Hidden, symbol.Name, symbol);
                continue;
            }

            if (explicitKeys && key is null)
            {
                refusal ??= PayloadShape.Refused(type, PayloadProblem.KeyMissing, symbol.Name, symbol);
                continue;
            }

            members.Add(Describe(symbol, key, attribute is null ? JsonAttributes.NameOf(symbol) : null, from));
        }

        keyed = members.Exists(static m => m.Key is not null);
        refusal ??= FindClash(type, members, keyed);
        return members;
    }

    /// <summary>The members that can travel, whether MessagePack's attributes on them are right or not.</summary>
    public static IEnumerable<ISymbol> MarkedOrNot(INamedTypeSymbol type)
        => Candidates(type).Where(static symbol => symbol.DeclaredAccessibility == Accessibility.Public && !IsIgnored(symbol));

    /// <summary>True if the symbol holds a value of its own: a field, or a property that the compiler gives one.</summary>
    public static bool IsState(ISymbol symbol)
        => symbol is IFieldSymbol
            || symbol.ContainingType.GetMembers().Any(m => m is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, symbol));

    /// <summary>A field or property of the type that holds something nobody sees from outside; null if it has none, or none but those marked to be ignored.</summary>
    public static ISymbol? HiddenStateOf(INamedTypeSymbol type)
    {
        for (var self = type; self is not null && self.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); self = self.BaseType)
        {
            foreach (var member in self.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, IsConst: false } field && (field.AssociatedSymbol ?? field) is var state
                    && state is not IEventSymbol && !IsIgnored(state))
                {
                    return state;
                }
            }
        }

        return null;
    }

    private static PayloadMember Describe(ISymbol symbol, AttributeData? key, string? jsonName, IAssemblySymbol from)
    {
        var value = key is { ConstructorArguments.Length: 1 } ? key.ConstructorArguments[0].Value : null;
        var type = symbol is IPropertySymbol property ? property.Type : ((IFieldSymbol)symbol).Type;
        return new PayloadMember(symbol, type, value as string ?? jsonName ?? symbol.Name, value as int?)
        {
            IsRequired = symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true },
            IsSettable = IsSettable(symbol, from),
        };
    }

    private static bool IsSettable(ISymbol symbol, IAssemblySymbol from) => symbol switch
    {
        IPropertySymbol { SetMethod: { } setter } => setter.DeclaredAccessibility == Accessibility.Public
            || (symbol is IPropertySymbol { IsRequired: true } && SymbolAccess.DeclaredReach(setter, from) != Reach.Hidden),
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };

    private static PayloadShape? FindClash(INamedTypeSymbol type, List<PayloadMember> members, bool keyed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (keyed && member.Key is null)
            {
                return PayloadShape.Refused(type, PayloadProblem.KeyMissing, member.Symbol.Name, member.Symbol);
            }

            var key = member.Key?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? member.WireName;
            if (!WireNames.IsText(key))
            {
                return PayloadShape.Refused(type, PayloadProblem.Contradiction, $"the name of '{member.Symbol.Name}' has half a surrogate pair, which no name can have", member.Symbol);
            }

            if (!seen.Add(key) || member.Key is < 0 or > 0xFFFF)
            {
                return PayloadShape.Refused(type, PayloadProblem.DuplicateKey, key, member.Symbol);
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> Candidates(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lineage = new Stack<INamedTypeSymbol>();
        var hidden = new Dictionary<INamedTypeSymbol, List<ISymbol>>(SymbolEqualityComparer.Default);
        for (var self = type; self is not null && self.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); self = self.BaseType)
        {
            // The most derived declaration of a name is the one that is seen from outside.
            hidden[self] = [.. self.GetMembers().Where(m => IsCandidate(m) && seen.Add(m.Name))];
            lineage.Push(self);
        }

        return lineage.SelectMany(self => hidden[self]);
    }

    private static bool IsCandidate(ISymbol member) => !member.IsStatic && member switch
    {
        IPropertySymbol property => !property.IsIndexer && property.GetMethod is not null && IsVisible(property.GetMethod)
            && property.ExplicitInterfaceImplementations.IsEmpty && property.Name != "EqualityContract",
        IFieldSymbol field => !field.IsImplicitlyDeclared && field.AssociatedSymbol is null,
        _ => false,
    };

    private static bool IsVisible(IMethodSymbol getter)
        => getter.DeclaredAccessibility == Accessibility.Public || getter.AssociatedSymbol?.DeclaredAccessibility != Accessibility.Public;

    private static bool IsIgnored(ISymbol symbol)
        => symbol.HasAttribute(WellKnownNames.MessagePackIgnoreAttribute) || JsonAttributes.IsIgnored(symbol) || symbol.HasAttribute(WellKnownNames.IgnoreDataMemberAttribute);

    private static bool KeysAreNames(AttributeData attribute)
        => attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is true;
}
