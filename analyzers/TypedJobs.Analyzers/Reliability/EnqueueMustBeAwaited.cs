using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4022: an enqueue that nobody awaits fails unseen. TJ4023: a call that is made and dropped enqueues nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnqueueMustBeAwaited : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.EnqueueMustBeAwaited, Descriptors.CallMustBeEnqueued];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.ExpressionStatement);

    private static void Check(OperationAnalysisContext context, KnownSymbols symbols)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is not IInvocationOperation call)
        {
            return;
        }

        if (symbols.IsTask(call.Type) && symbols.IsEnqueue(call.TargetMethod))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.EnqueueMustBeAwaited, call.Syntax.GetLocation(), call.TargetMethod.Name));
        }
        else if (symbols.IsCall(call.Type))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.CallMustBeEnqueued, call.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }
}
