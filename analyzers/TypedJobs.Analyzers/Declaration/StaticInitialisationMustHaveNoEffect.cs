using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Analyzers.Idempotency;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>TJ1014: what a static constructor or initializer of a job's class does, every process does again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticInitialisationMustHaveNoEffect : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.StaticInitialisationHasAnEffect];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // A facade has a field for every job: asking its members once per field would be the square of them.
        var hasJob = new ConcurrentDictionary<INamedTypeSymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterOperationBlockStartAction(block =>
        {
            var owner = block.OwningSymbol;
            var initialises = owner is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true };
            if (initialises && hasJob.GetOrAdd(owner.ContainingType, type => HasJob(type, symbols)))
            {
                block.RegisterOperationAction(operation => Check(operation, owner.ContainingType), OperationKind.Invocation, OperationKind.ObjectCreation);
            }
        });
    }

    private static bool HasJob(INamedTypeSymbol type, KnownSymbols symbols)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && symbols.JobAttributeOf(method) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol type)
    {
        var method = context.Operation switch
        {
            IInvocationOperation call => call.TargetMethod.ReducedFrom ?? call.TargetMethod,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            _ => null,
        };

        // What a lambda would do is done when it is called.
        if (method is not null && EffectTable.Find(method) is { Kind: EffectKind.Repeats } && !IsDeferred(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.StaticInitialisationHasAnEffect, context.Operation.Syntax.GetLocation(), type.Name, Display.Of(method)));
        }
    }

    private static bool IsDeferred(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
