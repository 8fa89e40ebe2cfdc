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

    // What a type's arguments say of null counts, what is said of the type itself does not: see Bare.
    private readonly Dictionary<ITypeSymbol, string> _codecs = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<ITypeSymbol, PayloadTypeModel> _models = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<ITypeSymbol, PayloadTypeModel[]> _closures = new(SymbolEqualityComparer.IncludeNullability);

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
                TypeNames.IsAnnotated(type, plain),
                Nullability.RefusesNull(type),
                type.ToDisplayString(PayloadVerdict.NameFormat)));
        }

        return value;
    }

    /// <summary>The value of a parameter or member, whose own attributes and default value count for null.</summary>
    public ValueModel ValueOf(ITypeSymbol type, ISymbol symbol)
    {
        var value = ValueOf(type);
        return value.IsNullRefused && Nullability.AllowsNull(symbol) ? value with { IsNullRefused = false } : value;
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
        root = Bare(root);
        if (!_closures.TryGetValue(root, out var closure))
        {
            var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.IncludeNullability);
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
        if (seen.Add(Bare(type)))
        {
            foreach (var part in ShapeOf(type).Parts)
            {
                Reach(part.Type, seen);
            }
        }
    }

    private static ITypeSymbol Bare(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None);

    private string CodecOf(ITypeSymbol type)
    {
        type = Bare(type);
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
            : "<" + string.Join(", ", shape.Parts.Select((part, i) => ArgumentOf(part.Type, shape.Form == PayloadForm.Map && i == 0))) + ">";

    // No key of a dictionary is null.
    private string ArgumentOf(ITypeSymbol type, bool isKey)
    {
        var plain = TypeNames.Plain(type);
        var codec = CodecOf(type);
        return Nullability.RefusesNull(type) && !isKey ? $"{Library}NotNullCodec<{codec}, {plain}>, {plain}" : $"{codec}, {plain}";
    }

    private static string CodecNameOf(ITypeSymbol type)
        => (type is INamedTypeSymbol named && !TypeNames.IsGeneric(named)
            ? Identifiers.Flatten(TypeNames.Dotted(named))
            : Identifiers.FlattenGeneric(TypeNames.Exact(type))) + "Codec";

    private PayloadTypeModel ModelOf(ITypeSymbol type)
    {
        type = Bare(type);
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
            IsObsolete = ObsoleteSymbols.AreIn(shape),
            HasCallbacks = type.AllInterfaces.Any(static i => i.Is(WellKnownNames.MessagePackCallbacks)),
            Underlying = shape.Form == PayloadForm.Enum ? ValueOf(type.EnumUnderlyingType!) : null,
            Members = shape.Form == PayloadForm.Tuple
                ? shape.Parts.Select(part => Element(part)).ToEquatable()
                : members.Select(MemberOf).ToEquatable(),
            Arguments = (shape.Object?.Arguments.Select(argument => members.IndexOf(argument)) ?? []).ToEquatable(),
            Upgrades = shape.Upgrades.Select(upgrade => UpgradeParser.Parse(upgrade, ValueOf(upgrade.OldType, upgrade.Method.Parameters[0]))).ToEquatable(),
            Cases = shape.Cases
                .Select(c => new PayloadCaseModel(c.Number, c.Name, ValueOf(Bare(c.Type)), ShapeOf(c.Type).Form == PayloadForm.Union))
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

        return seen.Contains(Bare(type));
    }

    private PayloadMemberModel Element(PayloadPart part)
        => new(part.Step.TrimStart('.'), part.Step.TrimStart('.'), -1, ValueOf(part.Type), MemberSetter.Constructor, IsRequired: false, "default", DeclaringType: null, Accessor: null);

    private ValueModel ValueOf(PayloadMember member)
    {
        var value = ValueOf(member.Type, member.Symbol);
        return value.IsNullRefused && member.Parameter is { } parameter && Nullability.AllowsNull(parameter) ? value with { IsNullRefused = false } : value;
    }

    private PayloadMemberModel MemberOf(PayloadMember member)
    {
        var setter = SetterOf(member);
        return new PayloadMemberModel(
            member.Symbol.Name,
            member.WireName,
            member.Key ?? -1,
            ValueOf(member),
            setter,
            member.IsRequired,
            member.Parameter is null ? "default" : Literals.DefaultOf(member.Parameter) ?? "default",
            setter == MemberSetter.InitAccessor ? TypeNames.Plain(member.Symbol.ContainingType) : null,
            setter == MemberSetter.InitAccessor ? ((IPropertySymbol)member.Symbol).SetMethod!.MetadataName : null);
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
        return TypeNames.IsGeneric(member.Symbol.ContainingType) ? MemberSetter.InitializerOrOwnValue : MemberSetter.InitAccessor;
    }
}
