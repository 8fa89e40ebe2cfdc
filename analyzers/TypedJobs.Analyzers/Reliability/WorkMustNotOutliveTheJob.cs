using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4008: what a job starts and does not await is lost with the worker, and fails unseen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkMustNotOutliveTheJob : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.WorkMustNotOutliveTheJob];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, (operation, job) => Check(operation, job, symbols), OperationKind.ExpressionStatement);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job, KnownSymbols symbols)
    {
        var statement = (IExpressionStatementOperation)context.Operation;
        var discarded = statement.Operation is ISimpleAssignmentOperation { Target: IDiscardOperation } assignment ? Unwrap(assignment.Value) : null;
        if ((discarded ?? statement.Operation) is not IInvocationOperation call)
        {
            return;
        }

        // The compiler itself warns of an un-awaited call in async code (CS4014).
        var isTask = symbols.IsTask(call.Type) && !symbols.IsEnqueue(call.TargetMethod) && (discarded is not null || !IsInAsyncCode(statement, job));
        if (isTask || StartsThread(call.TargetMethod))
        {
            var name = call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.WorkMustNotOutliveTheJob, call.Syntax.GetLocation(), name, job.Name));
        }
    }

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation conversion ? Unwrap(conversion.Operand) : value;

    private static bool StartsThread(IMethodSymbol method)
        => method.IsMember("System.Threading.ThreadPool", "QueueUserWorkItem")
            || method.IsMember("System.Threading.ThreadPool", "UnsafeQueueUserWorkItem")
            || method.IsMember("System.Threading.Thread", "Start");

    private static bool IsInAsyncCode(IOperation operation, IMethodSymbol job)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol.IsAsync;
                case ILocalFunctionOperation local:
                    return local.Symbol.IsAsync;
            }
        }

        return job.IsAsync;
    }
}
