using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Which constructor makes an object again.</summary>
internal static class PayloadConstructors
{
    /// <summary>A constructor and the members that its parameters take, in their order.</summary>
    public readonly struct Choice
    {
        public Choice(IMethodSymbol? constructor, ImmutableArray<PayloadMember> arguments)
        {
            Constructor = constructor;
            Arguments = arguments;
        }

        public IMethodSymbol? Constructor { get; }

        public ImmutableArray<PayloadMember> Arguments { get; }
    }

    /// <summary>The marked constructor, else the one that brings most members back: of a class with the fewest parameters, so that its
    /// initializers count; of a struct with the most, since every struct also has the empty one.</summary>
    /// <param name="type">The object's type.</param>
    /// <param name="members">What could travel.</param>
    /// <param name="keyed">True if members go by number: then parameters are matched by place, as MessagePack does, before by name.</param>
    /// <param name="from">The assembly of the generated code.</param>
    /// <param name="unmatched">A parameter that matches no member, if that is why there is no constructor.</param>
    public static Choice? Choose(INamedTypeSymbol type, List<PayloadMember> members, bool keyed, IAssemblySymbol from, out string unmatched)
    {
        unmatched = string.Empty;
        Choice? best = null;
        var bestScore = (Travelling: -1, Order: 0);
        foreach (var constructor in Candidates(type, from))
        {
            if (!TryMatch(constructor, members, keyed, out var arguments, out var missing))
            {
                unmatched = unmatched.Length == 0 ? missing : unmatched;
                continue;
            }

            var travelling = members.Count(m => m.IsSettable || arguments.Contains(m));
            var score = (travelling, type.IsValueType ? arguments.Length : -arguments.Length);
            if (best is null || score.CompareTo(bestScore) > 0)
            {
                best = new Choice(constructor, arguments);
                bestScore = score;
            }
        }

        return best is null && type.IsValueType && !type.InstanceConstructors.Any(static c => c.Parameters.IsEmpty && !c.IsImplicitlyDeclared)
            ? new Choice(constructor: null, [])
            : best;
    }

    private static IMethodSymbol[] Candidates(INamedTypeSymbol type, IAssemblySymbol from)
    {
        var seen = type.InstanceConstructors.Where(c => SymbolAccess.DeclaredReach(c, from) != Reach.Hidden && !IsCopy(c, type)).ToArray();
        var marked = Array.FindAll(seen, static c => c.HasAttribute(WellKnownNames.MessagePackConstructorAttribute));
        var markedForJson = marked.Length > 0 ? marked : Array.FindAll(seen, static c => c.HasAttribute(WellKnownNames.JsonConstructorAttribute));
        return markedForJson.Length > 0 ? markedForJson : seen;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type)
        => type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static bool TryMatch(
        IMethodSymbol constructor, List<PayloadMember> members, bool keyed, out ImmutableArray<PayloadMember> arguments, out string unmatched)
    {
        var found = ImmutableArray.CreateBuilder<PayloadMember>();
        unmatched = string.Empty;
        arguments = [];
        foreach (var parameter in constructor.Parameters)
        {
            var member = parameter.RefKind is RefKind.None or RefKind.In ? MemberFor(parameter, members, keyed) : null;
            if (member is null || found.Contains(member))
            {
                unmatched = parameter.Name;
                return false;
            }

            found.Add(member);
        }

        arguments = found.ToImmutable();
        return true;
    }

    private static PayloadMember? MemberFor(IParameterSymbol parameter, List<PayloadMember> members, bool keyed)
    {
        bool Fits(PayloadMember member) => SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type);

        if (keyed && members.Find(m => m.Key == parameter.Ordinal) is { } placed && Fits(placed))
        {
            return placed;
        }

        return members.Find(m => m.Symbol.Name == parameter.Name && Fits(m))
            ?? members.Find(m => string.Equals(m.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && Fits(m));
    }
}
