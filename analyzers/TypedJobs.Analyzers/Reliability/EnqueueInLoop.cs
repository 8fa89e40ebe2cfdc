using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4024: a loop that awaits one enqueue per turn pays a round trip per job.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnqueueInLoop : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.EnqueueInLoop];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (symbols.IsEnqueue(call.TargetMethod) && IsAwaited(call) && IsInForEach(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.EnqueueInLoop, call.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }

    private static bool IsAwaited(IInvocationOperation call)
        => call.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };

    // Only a loop over items that are all there: another may wait for its next item, and would hold the first ones back.
    private static bool IsInForEach(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IForEachLoopOperation loop:
                    return !loop.IsAsynchronous;
                case ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }
}
