using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4017: a loop without an end in a job must be one that the worker can stop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopMustObserveCancellation : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LoopMustObserveCancellation];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, (operation, job) => Check(operation, job, symbols), OperationKind.Loop);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job, KnownSymbols symbols)
    {
        var condition = context.Operation switch
        {
            IWhileLoopOperation loop => (IsEndless: IsTrue(loop.Condition), loop.Body),
            IForLoopOperation loop => (IsEndless: loop.Condition is null || IsTrue(loop.Condition), loop.Body),
            _ => (IsEndless: false, Body: context.Operation),
        };
        if (condition.IsEndless && !CanEnd(condition.Body, symbols))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.LoopMustObserveCancellation, context.Operation.Syntax.GetFirstToken().GetLocation(), job.Name));
        }
    }

    private static bool IsTrue(IOperation? condition) => condition?.ConstantValue is { HasValue: true, Value: true };

    // Any way out, and any look at any token, is given the benefit of the doubt; the token that a call leaves to its default is no look.
    private static bool CanEnd(IOperation body, KnownSymbols symbols)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo } or IReturnOperation or IThrowOperation
                || (!operation.IsImplicit && KnownSymbols.Same(operation.Type, symbols.CancellationToken))
                || operation is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" })
            {
                return true;
            }
        }

        return false;
    }
}
