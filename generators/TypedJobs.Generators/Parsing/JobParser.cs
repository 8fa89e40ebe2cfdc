using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>From a <c>[Job]</c> method to its model; null for a method that the contract refuses, which the analyzers explain.</summary>
internal static class JobParser
{
    // The key is weak: what was read of a compilation dies with it.
    private static readonly ConditionalWeakTable<Compilation, PayloadTypeParser> Payloads = new();

    private static readonly SymbolDisplayFormat KeyFormat = SymbolDisplayFormat.CSharpErrorMessageFormat;

    public static JobModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not IMethodSymbol target)
        {
            return null;
        }

        var method = target.PartialDefinitionPart ?? target;
        var job = JobDeclaration.Of(method, context.Attributes[0]);
        if (!JobContract.Check(job).IsEmpty)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var payloads = Payloads.GetValue(context.SemanticModel.Compilation, static compilation => new PayloadTypeParser(compilation.Assembly));
        lock (payloads)
        {
            return Describe(job, payloads, context.SemanticModel.Compilation, cancellationToken);
        }
    }

    private static JobModel Describe(JobDeclaration job, PayloadTypeParser payloads, Compilation compilation, CancellationToken cancellationToken)
    {
        var method = job.Method;
        var returns = JobSignature.ReturnOf(method, out var result);
        var travelling = method.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload).ToArray();
        var documentation = DocumentationParser.Of(method, travelling.Select(static p => p.Name), compilation, cancellationToken);
        var upgrades = ArgumentsUpgrade.Of(job);
        ITypeSymbol[] types = [.. travelling.Select(static p => p.Type), .. result is null ? Array.Empty<ITypeSymbol>() : [result]];
        return new JobModel
        {
            Entry = EntryOf(job, types, documentation.ToModel()),
            Namespace = Identifiers.EscapeDotted(SymbolNames.NamespaceName(method.ContainingNamespace)),
            ContainingTypes = ContainersOf(method).ToEquatable(),
            MethodName = Identifiers.Escape(method.Name),
            IsObsolete = ObsoleteSymbols.Is(method) || upgrades.Any(static u => ObsoleteSymbols.Is(u.Method)),
            Notices = Notices.OnlyOf(method).ToEquatable(),
            InvokerName = job.InvokerName,
            Policy = JobSettingsParser.Parse(job, hasResult: result is not null),
            Return = returns,
            Result = result is null ? null : payloads.ValueOf(result),
            Parameters = method.Parameters.Select(p => ParameterOf(p, payloads, documentation)).ToEquatable(),
            Upgrades = upgrades.Select(upgrade => UpgradeParser.Parse(upgrade, p => ParameterOf(p, payloads, documentation))).ToEquatable(),
            Codecs = payloads.CodecsFor(types.Concat(upgrades.SelectMany(static u => u.Method.Parameters).Select(static p => p.Type))).ToEquatable(),
        };
    }

    // Parameters tell overloads apart; without any, an edit of them is no edit of the table.
    private static string KeyOf(IMethodSymbol method)
        => method.ContainingType.GetMembers(method.Name).Length == 1
            ? TypeNames.Dotted(method.ContainingType) + "." + method.Name
            : method.ToDisplayString(KeyFormat);

    private static RegistryEntryModel EntryOf(JobDeclaration job, IEnumerable<ITypeSymbol> travelling, DocumentationModel documentation)
    {
        var container = job.Method.ContainingType;
        var assembly = container.ContainingAssembly;
        var reach = travelling.Append(container).Select(type => SymbolAccess.ReachOf(type, assembly)).Aggregate(SymbolAccess.Least);
        return new RegistryEntryModel(
            KeyOf(job.Method),
            TypeNames.Dotted(container) + "." + job.Method.Name,
            job.WireName,
            job.AliasNames.ToEquatable(),
            new FacadeEntryModel(
                job.FacadeName, TypeNames.Dotted(container), job.DefinitionName, reach == Reach.Public, Notices.Of(job.Method).ToEquatable(), Assembly: string.Empty),
            ObsoleteSymbols.Is(job.Method),
            documentation);
    }

    private static Stack<ContainingTypeModel> ContainersOf(IMethodSymbol method)
    {
        var containers = new Stack<ContainingTypeModel>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            var keyword = (type.IsRecord, type.IsValueType) switch
            {
                (true, true) => "record struct",
                (true, false) => "record",
                (false, true) => "struct",
                _ => "class",
            };
            containers.Push(new ContainingTypeModel(keyword, Identifiers.Escape(type.Name)));
        }

        return containers;
    }

    private static JobParameterModel ParameterOf(IParameterSymbol parameter, PayloadTypeParser payloads, DocumentationParser documentation)
    {
        var kind = JobSignature.KindOf(parameter);
        var isService = kind is JobParameterKind.Service or JobParameterKind.KeyedService;
        return new JobParameterModel(
            Identifiers.Escape(parameter.Name),
            kind,
            kind == JobParameterKind.Payload ? payloads.ValueOf(parameter.Type, parameter) : null,
            isService ? TypeNames.Annotated(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) : null,
            kind == JobParameterKind.KeyedService ? ServiceKeyOf(parameter) : null,
            isService && (parameter.NullableAnnotation == NullableAnnotation.Annotated || parameter.IsOptional),
            kind == JobParameterKind.Payload ? Literals.DefaultOf(parameter) : null,
            kind == JobParameterKind.Payload && ParameterAttributes.MakeOptional(parameter),
            kind == JobParameterKind.Payload ? ParameterAttributes.Of(parameter) : string.Empty,
            parameter.IsParams,
            kind == JobParameterKind.Payload ? documentation.Parameter(parameter.Name) : string.Empty);
    }

    private static string ServiceKeyOf(IParameterSymbol parameter)
        => parameter.FindAttribute(WellKnownNames.FromKeyedServicesAttribute) is { ConstructorArguments: { Length: 1 } arguments } ? Literals.Of(arguments[0]) : "null";
}
