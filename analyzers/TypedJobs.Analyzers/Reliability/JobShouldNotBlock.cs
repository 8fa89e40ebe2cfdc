using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4002: a job should await a task, not block on it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobShouldNotBlock : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobShouldNotBlock];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, (operation, job) => Check(operation, job, symbols), OperationKind.Invocation, OperationKind.PropertyReference);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job, KnownSymbols symbols)
    {
        var (task, name) = BlockedTask(context.Operation, symbols);
        if (name is not null && !IsInNameOf(context.Operation) && !(task is not null && IsKnownToHaveEnded(task, context.Operation)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.JobShouldNotBlock, context.Operation.Syntax.GetLocation(), name, job.Name));
        }
    }

    private static (IOperation? Task, string? Name) BlockedTask(IOperation operation, KnownSymbols symbols)
        => operation switch
        {
            IPropertyReferenceOperation { Property.Name: "Result", Instance: { Type: { } type } task } when symbols.IsTask(type)
                => (task, type.Name + ".Result"),
            IInvocationOperation { TargetMethod.Name: "Wait", Instance: { Type: { } type } task } when symbols.IsTask(type)
                => (task, type.Name + ".Wait"),
            IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter" } awaiter }
                when Awaited(awaiter) is { Type: { } type } task && symbols.IsTask(type)
                => (task, "GetAwaiter().GetResult"),
            IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", ContainingType: { } type } target } when KnownSymbols.Same(type, symbols.Task)
                => (null, "Task." + target.Name),
            _ => (null, null),
        };

    private static IOperation? Awaited(IInvocationOperation awaiter)
        => awaiter.Instance is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured ? configured.Instance : awaiter.Instance;

    // 'await Task.WhenAll(a, b); … a.Result' reads what has ended, and 'if (a.IsCompletedSuccessfully) … a.Result' asks first.
    private static bool IsKnownToHaveEnded(IOperation task, IOperation use)
    {
        if (task is not (ILocalReferenceOperation or IParameterReferenceOperation))
        {
            return false;
        }

        var root = use;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        var symbol = SymbolOf(task);
        foreach (var operation in root.Descendants())
        {
            if (operation.Syntax.SpanStart >= use.Syntax.SpanStart)
            {
                continue;
            }

            if (operation is IAwaitOperation awaited ? Mentions(awaited.Operation, symbol) : AsksWhetherCompleted(operation, symbol))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AsksWhetherCompleted(IOperation operation, ISymbol? symbol)
        => operation is IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted", Instance: { } instance }
            && SymbolEqualityComparer.Default.Equals(SymbolOf(instance), symbol);

    private static bool Mentions(IOperation operation, ISymbol? symbol)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (SymbolOf(part) is { } mentioned && SymbolEqualityComparer.Default.Equals(mentioned, symbol))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? SymbolOf(IOperation operation)
        => operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };

    private static bool IsInNameOf(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.Kind == OperationKind.NameOf)
            {
                return true;
            }
        }

        return false;
    }
}
