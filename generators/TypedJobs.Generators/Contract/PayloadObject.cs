using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What travels of a class, struct or record, and how one is made again.</summary>
internal sealed class PayloadObject
{
    private PayloadObject(IMethodSymbol? constructor, ImmutableArray<PayloadMember> members, ImmutableArray<PayloadMember> arguments)
    {
        Constructor = constructor;
        Members = members;
        Arguments = arguments;
    }

    /// <summary>The constructor that is called; null for a struct's own.</summary>
    public IMethodSymbol? Constructor { get; }

    /// <summary>What travels. A map's members are in ordinal order, so that equal values have equal bytes however a type is laid out.</summary>
    public ImmutableArray<PayloadMember> Members { get; }

    /// <summary>The members that the constructor takes, in its order.</summary>
    public ImmutableArray<PayloadMember> Arguments { get; }

    /// <summary>The shape of a class, struct or record.</summary>
    public static PayloadShape ShapeOf(INamedTypeSymbol type, IAssemblySymbol from)
    {
        var members = PayloadMembers.Of(type, from, out var keyed, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        var maker = PayloadConstructors.Choose(type, members, keyed, from, out var unmatched);
        if (maker is null)
        {
            return PayloadShape.Refused(type, PayloadProblem.NotRebuildable, unmatched);
        }

        var setsRequired = maker.Value.Constructor?.HasAttribute(WellKnownNames.SetsRequiredMembersAttribute) == true;
        var travelling = new List<PayloadMember>();
        PayloadMember? lost = null;
        foreach (var member in members)
        {
            var at = maker.Value.Arguments.IndexOf(member);
            member.Parameter = at < 0 ? null : maker.Value.Constructor!.Parameters[at];
            member.IsRequired &= !setsRequired;
            if (member.IsRequired && !member.IsSettable)
            {
                return PayloadShape.Refused(type, PayloadProblem.RequiredNotSettable, member.Symbol.Name, member.Symbol);
            }

            if (member.Parameter is not null || member.IsSettable)
            {
                travelling.Add(member);
            }
            else if (lost is null && PayloadMembers.IsState(member.Symbol))
            {
                lost = member;
            }
        }

        if (HiddenRequiredMember(type, members) is { } hidden && !setsRequired)
        {
            return PayloadShape.Refused(type, PayloadProblem.RequiredNotSettable, hidden.Name, hidden);
        }

        // A type that shows values and takes none back would come out empty.
        if (travelling.Count == 0 && members.Count > 0)
        {
            return PayloadShape.Refused(type, PayloadProblem.NotRebuildable, members[0].Symbol.Name, members[0].Symbol);
        }

        if (members.Count == 0 && PayloadMembers.HiddenStateOf(type) is { } state)
        {
            return PayloadShape.Refused(type, PayloadProblem.NotRebuildable, state.Name, state);
        }

        return Describe(type, maker.Value, travelling, keyed, lost);
    }

    private static PayloadShape Describe(INamedTypeSymbol type, PayloadConstructors.Choice maker, List<PayloadMember> travelling, bool keyed, PayloadMember? lost)
    {
        ImmutableArray<PayloadMember> ordered = keyed
            ? [.. travelling.OrderBy(static m => m.Key)]
            : [.. travelling.OrderBy(static m => m.WireName, StringComparer.Ordinal)];
        var shape = new PayloadShape(type, keyed ? PayloadForm.KeyedObject : PayloadForm.NamedObject)
        {
            Object = new PayloadObject(maker.Constructor, ordered, maker.Arguments),
            Parts = [.. ordered.Select(static m => new PayloadPart(m.Type, "." + m.Symbol.Name, m.Symbol))],
        };
        return lost is null ? shape : shape.With(PayloadProblem.NotReadBack, lost.Symbol.Name, lost.Symbol);
    }

    private static ISymbol? HiddenRequiredMember(INamedTypeSymbol type, List<PayloadMember> seen)
    {
        for (var self = type; self is not null; self = self.BaseType)
        {
            foreach (var member in self.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && !seen.Exists(m => m.Symbol.Name == member.Name))
                {
                    return member;
                }
            }
        }

        return null;
    }
}
