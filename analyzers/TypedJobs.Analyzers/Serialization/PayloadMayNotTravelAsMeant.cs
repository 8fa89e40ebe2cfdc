using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Serialization;

/// <summary>TJ2008, TJ2009, TJ2012, TJ2014, TJ2019, TJ2020, TJ2022, TJ2025, TJ2027, TJ2028: payloads that travel, but perhaps not as their author thinks.
/// One walk over each payload for all of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadMayNotTravelAsMeant : JobAnalyzer
{
    private const string EntrySuffix = "Job";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.CycleMayNotEnd, Descriptors.EntityShouldNotTravel, Descriptors.TupleWillNotEvolve, Descriptors.MemberIsNotReadBack,
        Descriptors.PayloadMayBeLarge, Descriptors.EnumValuesAreImplicit, Descriptors.SecretWouldBeStored, Descriptors.DerivedTypeWouldBeCut,
        Descriptors.SequenceMayBeDeferred, Descriptors.ComparerDoesNotTravel,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var types = new Lazy<SourceTypes>(() => new SourceTypes(symbols.Compilation));
        OnJobMethod(context, symbols, (symbol, method, _) =>
        {
            foreach (var parameter in method.Parameters)
            {
                if (JobSignature.KindOf(parameter) == JobParameterKind.Payload)
                {
                    Check(new Subject(symbol, method, parameter, parameter.Type), types);
                    CheckSecret(new Subject(symbol, method, parameter, parameter.Type), parameter, parameter.Type);
                    CheckSize(new Subject(symbol, method, parameter, parameter.Type));
                }
            }

            JobSignature.ReturnOf(method, out var result);
            if (result is not null)
            {
                Check(new Subject(symbol, method, method, result), types);
            }
        });
        context.RegisterOperationAction(operation => CheckArguments(operation, symbols), OperationKind.Invocation);
    }

    // Jobs.Index.EnqueueAsync(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)).
    private static void CheckArguments(OperationAnalysisContext context, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("With" or "Enqueue" or "EnqueueAsync") || call.Arguments.IsEmpty || !symbols.IsEntry(call.TargetMethod.ContainingType))
        {
            return;
        }

        foreach (var argument in call.Arguments)
        {
            var value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
            if (value is IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax creation } && Comparers.In(creation))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ComparerDoesNotTravel, argument.Syntax.GetLocation(), $"Parameter '{argument.Parameter?.Name}'",
                    EntryOf(call), "the argument"));
            }
        }
    }

    // What the author sees is the facade's property: the class behind it has a name that the generator chose.
    private static string EntryOf(IInvocationOperation call)
    {
        var receiver = call.Instance is IConversionOperation conversion ? conversion.Operand : call.Instance;
        return receiver is IPropertyReferenceOperation { Property.Name: var name } ? name
            : call.TargetMethod.ContainingType.Name is var type && type.EndsWith(EntrySuffix, StringComparison.Ordinal) ? type.Substring(0, type.Length - EntrySuffix.Length)
            : type;
    }

    private static void Check(Subject subject, Lazy<SourceTypes> types)
    {
        foreach (var node in PayloadGraph.Of(subject.Type, subject.Job.ContainingAssembly))
        {
            // What cannot travel is an error elsewhere, and one finding about a payload is enough.
            if (node.Shape.Form == PayloadForm.None)
            {
                return;
            }

            switch (node.Shape.Form)
            {
                case PayloadForm.NamedObject or PayloadForm.KeyedObject:
                    CheckObject(subject, node, types.Value);
                    break;
                case PayloadForm.Tuple:
                    subject.Report(Descriptors.TupleWillNotEvolve, node);
                    break;
                case PayloadForm.Enum when !HasExplicitValues((INamedTypeSymbol)node.Type, subject):
                    subject.Report(Descriptors.EnumValuesAreImplicit, node, member: node.Type);
                    break;
                case PayloadForm.Sequence when node.Shape.Problem == PayloadProblem.MaybeDeferred:
                    subject.Report(Descriptors.SequenceMayBeDeferred, node);
                    break;
            }

            if (node.Member is { } member)
            {
                CheckSecret(subject, member, node.Type, node.Path);
            }
        }
    }

    private static void CheckObject(Subject subject, PayloadNode node, SourceTypes types)
    {
        var type = (INamedTypeSymbol)node.Type;
        if (node.Shape.Problem == PayloadProblem.NotReadBack)
        {
            subject.Report(Descriptors.MemberIsNotReadBack, node, node.Path + "." + node.Shape.Evidence, node.Shape.ProblemMember);
        }

        foreach (var member in node.Shape.Object?.Members ?? [])
        {
            if (Comparers.IsInitializedWithOne(member.Symbol, subject.Context.CancellationToken))
            {
                subject.Report(Descriptors.ComparerDoesNotTravel, $"'{node.Path}.{member.Symbol.Name}'", member.Symbol);
            }
        }

        if (types.EntityEvidence(type) is { } dbContext)
        {
            subject.Report(Descriptors.EntityShouldNotTravel, node, detail: dbContext);
        }
        else if (BackReference(node) is { } back)
        {
            subject.Report(Descriptors.CycleMayNotEnd, node, node.Path + "." + back.Name, back);
        }

        if (!type.IsSealed && !type.IsValueType && types.DerivedOf(type) is { } derived)
        {
            subject.Report(Descriptors.DerivedTypeWouldBeCut, node, detail: derived.Name);
        }
    }

    // 'Order.Customer.Orders[]' holds the order again: a pair of references to each other. A tree's children and a nullable next are not that.
    private static ISymbol? BackReference(PayloadNode node)
    {
        foreach (var part in node.Shape.Parts)
        {
            if (part.Member is null || part.Type.NullableAnnotation == NullableAnnotation.Annotated)
            {
                continue;
            }

            // 'Node Next', never null, has no last one.
            if (part.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } && SymbolEqualityComparer.Default.Equals(part.Type, node.Type))
            {
                return part.Member;
            }

            foreach (var holder in node.Holders)
            {
                if (holder.Shape.Object is not null && !SymbolEqualityComparer.Default.Equals(holder.Type, node.Type)
                    && (SymbolEqualityComparer.Default.Equals(holder.Type, part.Type) || SymbolEqualityComparer.Default.Equals(holder.Type, ElementOf(part.Type))))
                {
                    return part.Member;
                }
            }
        }

        return null;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type)
        => type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { TypeArguments.Length: 1 } generic ? generic.TypeArguments[0] : null;

    private static void CheckSecret(Subject subject, ISymbol named, ITypeSymbol type, string? path = null)
    {
        if (SecretNames.IsSecret(named.Name) && SecretNames.CanHold(type) && !SecretNames.IsMarked(named))
        {
            subject.Report(Descriptors.SecretWouldBeStored, path is null ? $"'{named.Name}'" : $"'{path}'", named);
        }
    }

    private static void CheckSize(Subject subject)
    {
        var isBytes = subject.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }
            || subject.Type.HasName("System.Memory") || subject.Type.HasName("System.ReadOnlyMemory");
        if (isBytes)
        {
            subject.Report(Descriptors.PayloadMayBeLarge, $"'{subject.Type.ToDisplayString(PayloadVerdict.NameFormat)}'", member: null);
        }
    }

    private static bool HasExplicitValues(INamedTypeSymbol type, Subject subject)
    {
        foreach (var member in type.GetMembers())
        {
            foreach (var reference in member is IFieldSymbol ? member.DeclaringSyntaxReferences : [])
            {
                if (reference.GetSyntax(subject.Context.CancellationToken) is EnumMemberDeclarationSyntax { EqualsValue: null })
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>One parameter or result, and how findings about it are reported.</summary>
    private readonly struct Subject
    {
        private readonly ISymbol _subject;

        public Subject(SymbolAnalysisContext context, IMethodSymbol job, ISymbol subject, ITypeSymbol type)
        {
            Context = context;
            Job = job;
            _subject = subject;
            Type = type;
        }

        public SymbolAnalysisContext Context { get; }

        public IMethodSymbol Job { get; }

        public ITypeSymbol Type { get; }

        public void Report(DiagnosticDescriptor descriptor, PayloadNode node, string? path = null, ISymbol? member = null, string detail = "")
            => Report(descriptor, path is null ? PayloadProblems.Path(node.Path, node.TypeName) : path, member ?? node.Member, detail);

        public void Report(DiagnosticDescriptor descriptor, string what, ISymbol? member, string detail = "")
        {
            var others = member is { Locations: { Length: > 0 } locations } && locations[0].IsInSource ? new List<Location> { locations[0] } : null;
            Context.ReportDiagnostic(Diagnostic.Create(
                descriptor, PayloadPlace.Of(_subject, Context.CancellationToken), others, PayloadProblems.Subject(_subject), Job.Name, what, detail));
        }
    }
}
