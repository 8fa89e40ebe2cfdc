using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>The lines of one job as it is now: its own, those of its types, and those of the types that these can be upgraded from.</summary>
internal sealed record JobLines(
    ContractJob Job, Dictionary<string, ContractType> Types, Dictionary<string, ContractType> OlderTypes, Dictionary<string, INamedTypeSymbol> Symbols);

/// <summary>From a job in source to the lines that it has in the contract.</summary>
internal sealed class ContractBuilder
{
    internal static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private readonly IAssemblySymbol _from;
    private readonly ContractBuilder _older;

    private ContractBuilder(IAssemblySymbol from)
    {
        _from = from;
        _older = new ContractBuilder(this);
    }

    // What only upgrades name is not written any more, so it is nothing to record.
    private ContractBuilder(ContractBuilder present)
    {
        _from = present._from;
        _older = this;
    }

    /// <summary>The types that the job's payload is made of, by name.</summary>
    public Dictionary<string, ContractType> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Those types in the code.</summary>
    public Dictionary<string, INamedTypeSymbol> Symbols { get; } = new(StringComparer.Ordinal);

    /// <summary>The job's line, and the lines of its types and of those that they can be upgraded from.</summary>
    public static JobLines Build(JobDeclaration declaration)
    {
        var builder = new ContractBuilder(declaration.Method.ContainingAssembly);
        var parameters = builder.ParametersOf(declaration.Method.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload));
        var upgrades = ArgumentsUpgrade.Of(declaration).Select(upgrade => builder._older.ParametersOf(upgrade.Method.Parameters)).ToImmutableArray();
        JobSignature.ReturnOf(declaration.Method, out var result);
        return new JobLines(
            new ContractJob(declaration.WireName, parameters, result is null ? null : builder.WireTypeOf(result), upgrades),
            builder.Types, builder._older.Types, builder.Symbols);
    }

    private ImmutableArray<ContractParameter> ParametersOf(IEnumerable<IParameterSymbol> parameters)
        => [.. parameters.Select(p => new ContractParameter(p.Name, WireTypeOf(p.Type), p.IsOptional))];

    private WireType WireTypeOf(ITypeSymbol type)
    {
        var wire = Bare(type);
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? WireType.Of(WireKind.Nullable, wire) : wire;
    }

    private WireType Bare(ITypeSymbol type)
    {
        var shape = PayloadClassifier.ShapeOf(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), _from);
        return shape.Form switch
        {
            PayloadForm.Scalar => WireType.Scalar(ScalarName(type, shape)),
            PayloadForm.Nullable => WireType.Of(WireKind.Nullable, WireTypeOf(shape.Parts[0].Type)),
            PayloadForm.Array or PayloadForm.Sequence => WireType.Of(WireKind.Sequence, WireTypeOf(shape.Parts[0].Type)),
            PayloadForm.Map => WireType.Of(WireKind.Map, WireTypeOf(shape.Parts[0].Type), WireTypeOf(shape.Parts[1].Type)),
            PayloadForm.Pair or PayloadForm.Tuple => new WireType(
                WireKind.Tuple, string.Empty, [.. shape.Parts.Select(p => WireTypeOf(p.Type))], [.. NamesOf(type)]),
            _ => Define(type, shape),
        };
    }

    private static string ScalarName(ITypeSymbol type, PayloadShape shape)
        => shape.Codec is "ByteArrayCodec" or "MemoryCodec" or "ReadOnlyMemoryCodec" or "ArraySegmentCodec"
            ? "bytes"
            : type.ToDisplayString(NullableFlowState.None, PayloadVerdict.NameFormat).TrimEnd('?');

    private static IEnumerable<string> NamesOf(ITypeSymbol type)
        => type is INamedTypeSymbol { IsTupleType: true, TupleElements: { IsDefault: false } elements }
            ? elements.Select(static e => e.IsExplicitlyNamedTupleElement ? e.Name : string.Empty)
            : [];

    private WireType Define(ITypeSymbol type, PayloadShape shape)
    {
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(FullName);
        if (!Types.ContainsKey(name))
        {
            // A type that holds itself finds its own name taken.
            Types.Add(name, new ContractType(ContractTypeKind.Map, name, []));
            Symbols.Add(name, (INamedTypeSymbol)type.OriginalDefinition);
            var described = Describe(name, (INamedTypeSymbol)type, shape);
            Types[name] = described;
            described.IsOlder = _older == this;
            described.Upgrades = [.. shape.Upgrades.Select(upgrade => _older.WireTypeOf(upgrade.OldType))];
        }

        return WireType.Named(name);
    }

    private ContractType Describe(string name, INamedTypeSymbol type, PayloadShape shape)
        => shape.Form switch
        {
            PayloadForm.Enum => new ContractType(
                ContractTypeKind.Enum, name, [.. EnumMembers(type)], type.EnumUnderlyingType!.ToDisplayString(PayloadVerdict.NameFormat)),
            PayloadForm.Union => new ContractType(
                ContractTypeKind.Union, name, [.. shape.Cases.Select(c => ContractMember.Case(c.Name, c.Number, WireTypeOf(c.Type)))]),
            PayloadForm.KeyedObject => new ContractType(ContractTypeKind.Array, name, [.. Members(shape)]),
            _ => new ContractType(ContractTypeKind.Map, name, [.. Members(shape)]),
        };

    private IEnumerable<ContractMember> Members(PayloadShape shape)
        => shape.Object is null
            ? []
            : shape.Object.Members.Select(m => new ContractMember(
                m.WireName, m.Key ?? 0, WireTypeOf(m.Type), m.IsRequired && m.Parameter is null, m.Symbol.Name));

    private static IEnumerable<ContractMember> EnumMembers(INamedTypeSymbol type)
        => type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue)
            .Select(static f => new ContractMember(f.Name, Number(f.ConstantValue!), type: null))
            .OrderBy(static m => m.Number).ThenBy(static m => m.Name, StringComparer.Ordinal);

    // A ulong beyond long.MaxValue keeps its bits.
    private static long Number(object value) => value is ulong number ? unchecked((long)number) : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
