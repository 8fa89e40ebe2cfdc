using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4001: a job must not be async void, nor call what is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobMustNotBeAsyncVoid : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobMustNotBeAsyncVoid];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        OnJobMethod(context, symbols, static (symbol, method, _) =>
        {
            if (method is { IsAsync: true, ReturnsVoid: true })
            {
                symbol.ReportDiagnostic(Diagnostic.Create(Descriptors.JobMustNotBeAsyncVoid, method.Locations[0], method.Name, method.Name));
            }
        });
        OnJobOperation(context, symbols, Check, OperationKind.Invocation, OperationKind.AnonymousFunction);
    }

    private static void Check(OperationAnalysisContext context, IMethodSymbol job)
    {
        switch (context.Operation)
        {
            // The job itself is reported at its declaration; a call of itself would say it twice.
            case IInvocationOperation { TargetMethod: { IsAsync: true, ReturnsVoid: true } target }
                when !SymbolEqualityComparer.Default.Equals(target, job):
                Report(context, job, target.Name);
                break;
            case IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } } lambda when !HandlesEvent(lambda):
                Report(context, job, "async lambda");
                break;
        }
    }

    // An event's handler must return void; its author has no other shape to choose.
    private static bool HandlesEvent(IOperation lambda)
    {
        for (var parent = lambda.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IEventAssignmentOperation)
            {
                return true;
            }

            if (parent is not IDelegateCreationOperation and not IConversionOperation)
            {
                return false;
            }
        }

        return false;
    }

    private static void Report(OperationAnalysisContext context, IMethodSymbol job, string name)
        => context.ReportDiagnostic(Diagnostic.Create(Descriptors.JobMustNotBeAsyncVoid, context.Operation.Syntax.GetLocation(), name, job.Name));
}
