using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>A member of a map that tells the old form from the new one.</summary>
internal readonly struct UpgradeEvidence
{
    public UpgradeEvidence(string wireName, WireKinds old, WireKinds @new)
    {
        WireName = wireName;
        Old = old;
        New = @new;
    }

    public string WireName { get; }

    /// <summary>Kinds of value that only the old form has there.</summary>
    public WireKinds Old { get; }

    /// <summary>Kinds of value that only the new form has there.</summary>
    public WireKinds New { get; }
}

/// <summary>One <c>[UpgradesFrom]</c> method of a payload type, and how what is stored tells that it is to be called.</summary>
internal sealed class PayloadUpgrade
{
    public const WireKinds AnyKind = (WireKinds)0xFF;

    private PayloadUpgrade(IMethodSymbol method, WireKinds oldKinds, ImmutableArray<UpgradeEvidence> evidence)
    {
        Method = method;
        OldKinds = oldKinds;
        Evidence = evidence;
    }

    public IMethodSymbol Method { get; }

    public ITypeSymbol OldType => Method.Parameters[0].Type;

    /// <summary>Kinds that only the old form has as a whole.</summary>
    public WireKinds OldKinds { get; }

    /// <summary>If both forms are maps: what tells them apart.</summary>
    public ImmutableArray<UpgradeEvidence> Evidence { get; }

    /// <summary>True if a map without any evidence is old: the new form always has members that the old one lacks.</summary>
    public bool IsOldWithoutEvidence => Evidence.Any(static e => e.Old == WireKinds.None && e.New == AnyKind);

    /// <summary>The shape with the upgrades of its type; refused if one of them cannot be.</summary>
    public static PayloadShape AddTo(PayloadShape shape, IAssemblySymbol from)
    {
        if (shape.Form is not (PayloadForm.NamedObject or PayloadForm.KeyedObject) || shape.Type is not INamedTypeSymbol type)
        {
            return shape;
        }

        var upgrades = new List<PayloadUpgrade>();
        var taken = WireKinds.None;
        foreach (var method in MethodsOf(type))
        {
            var spelled = type.ToDisplayString(PayloadVerdict.NameFormat);
            if (FaultOf(method, type, from) is { } fault)
            {
                return PayloadShape.Refused(type, PayloadProblem.InvalidUpgrade, fault, method);
            }

            var upgrade = Compare(shape, method, from);
            var kinds = upgrade.OldKinds | (upgrade.Evidence.IsEmpty ? WireKinds.None : WireKinds.Map);
            if (kinds == WireKinds.None || (kinds & taken) != 0)
            {
                var other = kinds == WireKinds.None ? $"'{spelled}' itself" : "what another such method takes";
                return PayloadShape.Refused(type, PayloadProblem.InvalidUpgrade, $"what it takes is stored like {other}, so that the two cannot be told apart", method);
            }

            taken |= kinds;
            upgrades.Add(upgrade);
        }

        if (upgrades.Count > 0)
        {
            shape.Upgrades = [.. upgrades];
            shape.Parts = [.. shape.Parts, .. upgrades.Select(static u => new PayloadPart(u.OldType, "." + u.Method.Name + "()", u.Method))];
        }

        return shape;
    }

    /// <summary>All kinds that a value of the type may be stored as, the forms included that it is upgraded from.</summary>
    public static WireKinds KindsOf(ITypeSymbol type, IAssemblySymbol from) => Forms.KindsOf(type, from);

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type)
        => type.GetMembers().OfType<IMethodSymbol>().Where(
            static method => method.MethodKind == MethodKind.Ordinary && !method.IsImplicitlyDeclared
                && method.FindAttribute(WellKnownNames.UpgradesFromAttribute) is { ConstructorArguments.IsEmpty: true });

    private static string? FaultOf(IMethodSymbol method, INamedTypeSymbol type, IAssemblySymbol from)
    {
        if (!method.IsStatic || method.Arity > 0 || method.Parameters.Length != 1 || method.Parameters[0].RefKind != RefKind.None
            || !SymbolEqualityComparer.Default.Equals(method.ReturnType, type))
        {
            return $"it must be static, take one value of the old type and return '{type.ToDisplayString(PayloadVerdict.NameFormat)}'";
        }

        if (SymbolAccess.DeclaredReach(method, from) == Reach.Hidden)
        {
            return "the generated codec calls it, so it must be internal or public";
        }

        return SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type) ? "it takes the type that it returns" : null;
    }

    private static PayloadUpgrade Compare(PayloadShape shape, IMethodSymbol method, IAssemblySymbol from)
    {
        var old = new Forms(from, shape.Type);
        old.Add(method.Parameters[0].Type);
        var kinds = WireKindsOf.Shape(shape, from) | WireKinds.Nil;
        var evidence = new List<UpgradeEvidence>();
        if (shape.Form == PayloadForm.NamedObject && old.Members.Count > 0)
        {
            var members = shape.Object!.Members.ToDictionary(static m => m.WireName, m => Forms.KindsOf(m.Type, from));
            evidence.AddRange(old.Members.Where(o => !members.ContainsKey(o.Key)).Select(static o => new UpgradeEvidence(o.Key, AnyKind, WireKinds.None)));
            foreach (var member in members)
            {
                if (!old.Members.TryGetValue(member.Key, out var before))
                {
                    evidence.Add(new UpgradeEvidence(member.Key, WireKinds.None, AnyKind));
                }
                else if (before != member.Value)
                {
                    // Nil tells nothing: a reference that may not be null can be all the same.
                    evidence.Add(new UpgradeEvidence(member.Key, before & ~member.Value & ~WireKinds.Nil, member.Value & ~before & ~WireKinds.Nil));
                }
            }
        }

        return new PayloadUpgrade(
            method,
            old.Kinds & ~kinds,
            [.. evidence.Where(static e => (e.Old | e.New) != WireKinds.None).OrderBy(static e => e.WireName, System.StringComparer.Ordinal)]);
    }

    /// <summary>All forms that a value of an old type may be stored in, those included that it is upgraded from itself.</summary>
    private sealed class Forms
    {
        private readonly IAssemblySymbol _from;
        private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

        public Forms(IAssemblySymbol from, ITypeSymbol? newType = null)
        {
            _from = from;
            if (newType is not null)
            {
                _seen.Add(newType);
            }
        }

        public WireKinds Kinds { get; private set; }

        public Dictionary<string, WireKinds> Members { get; } = new(System.StringComparer.Ordinal);

        public static WireKinds KindsOf(ITypeSymbol type, IAssemblySymbol from)
        {
            var forms = new Forms(from);
            forms.AddKinds(type);
            return forms.Kinds;
        }

        public void Add(ITypeSymbol type)
        {
            if (!_seen.Add(type))
            {
                return;
            }

            var shape = PayloadClassifier.BareShapeOf(type, _from);
            Kinds |= WireKindsOf.Shape(shape, _from);
            foreach (var member in shape is { Form: PayloadForm.NamedObject, Object: { } made } ? made.Members : [])
            {
                Members.TryGetValue(member.WireName, out var before);
                Members[member.WireName] = before | KindsOf(member.Type, _from);
            }

            foreach (var older in OlderThan(type))
            {
                Add(older);
            }
        }

        private static IEnumerable<ITypeSymbol> OlderThan(ITypeSymbol type)
            => type is INamedTypeSymbol named ? MethodsOf(named).Where(static m => m.Parameters.Length == 1).Select(static m => m.Parameters[0].Type) : [];

        private void AddKinds(ITypeSymbol type)
        {
            if (_seen.Add(type))
            {
                Kinds |= WireKindsOf.Shape(PayloadClassifier.BareShapeOf(type, _from), _from);
                foreach (var older in OlderThan(type))
                {
                    AddKinds(older);
                }
            }
        }
    }
}
