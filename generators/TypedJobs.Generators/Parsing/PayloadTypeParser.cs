using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>From types that the contract lets travel to the models of their codecs. One per compilation, so that jobs share what it has read.</summary>
internal sealed class PayloadTypeParser
{
    private const string Library = "global::TypedJobs.Serialization.";

    private readonly IAssemblySymbol _from;
    private readonly string _codecNamespace;
    private readonly Dictionary<ITypeSymbol, ValueModel> _values = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<ITypeSymbol, string> _codecs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, PayloadTypeModel> _models = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, PayloadTypeModel[]> _closures = new(SymbolEqualityComparer.Default);

    public PayloadTypeParser(IAssemblySymbol from)
    {
        _from = from;
        _codecNamespace = GeneratedNames.NamespaceOf(from.Name);
    }

    /// <summary>The value of a parameter, result or member.</summary>
    public ValueModel ValueOf(ITypeSymbol type)
    {
        if (!_values.TryGetValue(type, out var value))
        {
            var plain = TypeNames.Plain(type);
            _values.Add(type, value = new ValueModel(
                TypeNames.Annotated(type),
                plain,
                CodecOf(type),
                type is INamedTypeSymbol { Arity: 0 } named && PayloadTypes.InlineReaders.TryGetValue(named.MetadataName(), out var reader) ? reader : null,
                type.IsReferenceType,
                TypeNames.IsAnnotated(type, plain)));
        }

        return value;
    }

    /// <summary>The codecs to generate for types, with all that they are made of; in ordinal order of their names.</summary>
    public IEnumerable<PayloadTypeModel> CodecsFor(IEnumerable<ITypeSymbol> roots)
    {
        var byName = new SortedDictionary<string, PayloadTypeModel>(StringComparer.Ordinal);
        foreach (var root in roots)
        {
            foreach (var codec in ClosureOf(root))
            {
                byName[codec.CodecName] = codec;
            }
        }

        return byName.Values;
    }

    private PayloadTypeModel[] ClosureOf(ITypeSymbol root)
    {
        if (!_closures.TryGetValue(root, out var closure))
        {
            var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
            Reach(root, seen);
            _closures.Add(root, closure = [.. seen.Where(type => IsGenerated(ShapeOf(type).Form)).Select(ModelOf)]);
        }

        return closure;
    }

    private static bool IsGenerated(PayloadForm form)
        => form is PayloadForm.Enum or PayloadForm.Tuple or PayloadForm.NamedObject or PayloadForm.KeyedObject or PayloadForm.Union;

    private PayloadShape ShapeOf(ITypeSymbol type) => PayloadClassifier.ShapeOf(type, _from);

    private void Reach(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (seen.Add(type))
        {
            foreach (var part in ShapeOf(type).Parts)
            {
                Reach(part.Type, seen);
            }
        }
    }

    private string CodecOf(ITypeSymbol type)
    {
        if (!_codecs.TryGetValue(type, out var codec))
        {
            var shape = ShapeOf(type);
            codec = IsGenerated(shape.Form) ? $"global::{_codecNamespace}.{CodecNameOf(type)}" : Library + shape.Codec + ArgumentsOf(shape);
            _codecs.Add(type, codec);
        }

        return codec;
    }

    private string ArgumentsOf(PayloadShape shape)
        => shape.Parts.IsEmpty
            ? string.Empty
            : "<" + string.Join(", ", shape.Parts.Select(part => $"{CodecOf(part.Type)}, {TypeNames.Plain(part.Type)}")) + ">";

    private static string CodecNameOf(ITypeSymbol type)
        => (type is INamedTypeSymbol named && !TypeNames.IsGeneric(named)
            ? Identifiers.Flatten(TypeNames.Dotted(named))
            : Identifiers.FlattenGeneric(TypeNames.Plain(type))) + "Codec";

    private PayloadTypeModel ModelOf(ITypeSymbol type)
    {
        if (!_models.TryGetValue(type, out var model))
        {
            _models.Add(type, model = Describe((INamedTypeSymbol)type, ShapeOf(type)));
        }

        return model;
    }

    private PayloadTypeModel Describe(INamedTypeSymbol type, PayloadShape shape)
    {
        var members = shape.Object?.Members ?? [];
        return new PayloadTypeModel
        {
            Type = TypeNames.Plain(type),
            DisplayName = TypeNames.Plain(type).Replace("global::", string.Empty),
            CodecNamespace = _codecNamespace,
            CodecName = CodecNameOf(type),
            Form = shape.Form,
            IsReference = type.IsReferenceType,
            IsRecursive = IsRecursive(type),
            HasCallbacks = type.AllInterfaces.Any(static i => i.Is(WellKnownNames.MessagePackCallbacks)),
            Underlying = shape.Form == PayloadForm.Enum ? ValueOf(type.EnumUnderlyingType!) : null,
            Members = shape.Form == PayloadForm.Tuple
                ? shape.Parts.Select(part => Element(part)).ToEquatable()
                : members.Select(MemberOf).ToEquatable(),
            Arguments = (shape.Object?.Arguments.Select(argument => members.IndexOf(argument)) ?? []).ToEquatable(),
            Upgrades = shape.Upgrades.Select(upgrade => UpgradeParser.Parse(upgrade, ValueOf(upgrade.OldType))).ToEquatable(),
            Cases = shape.Cases
                .Select(c => new PayloadCaseModel(c.Number, ValueOf(c.Type), ShapeOf(c.Type).Form == PayloadForm.Union))
                .ToEquatable(),
        };
    }

    private bool IsRecursive(ITypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var part in ShapeOf(type).Parts)
        {
            Reach(part.Type, seen);
        }

        return seen.Contains(type);
    }

    private PayloadMemberModel Element(PayloadPart part)
        => new(part.Step.TrimStart('.'), part.Step.TrimStart('.'), -1, ValueOf(part.Type), MemberSetter.Constructor, "default", DeclaringType: null);

    private PayloadMemberModel MemberOf(PayloadMember member)
    {
        var setter = SetterOf(member);
        return new PayloadMemberModel(
            member.Symbol.Name,
            member.WireName,
            member.Key ?? -1,
            ValueOf(member.Type),
            setter,
            member.Parameter is null ? "default" : Literals.DefaultOf(member.Parameter) ?? "default",
            setter == MemberSetter.InitAccessor ? TypeNames.Plain(member.Symbol.ContainingType) : null);
    }

    private static MemberSetter SetterOf(PayloadMember member)
    {
        if (member.Parameter is not null)
        {
            return MemberSetter.Constructor;
        }

        if (member.IsRequired)
        {
            return MemberSetter.Initializer;
        }

        if (!member.IsInitOnly)
        {
            return MemberSetter.Assignment;
        }

        // An accessor to a member of a generic type would have to be generic in the same way.
        return member.MayHaveInitializer && !TypeNames.IsGeneric(member.Symbol.ContainingType) ? MemberSetter.InitAccessor : MemberSetter.Initializer;
    }
}
