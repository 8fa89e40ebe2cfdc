using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4018: a transaction scope in an async job must flow over await.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TransactionScopeMustFlow : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.TransactionScopeMustFlow];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, Check, OperationKind.ObjectCreation);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (job.IsAsync && creation.Type.HasName("System.Transactions.TransactionScope") && !HasFlowOption(creation) && IsAwaitedWithin(creation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.TransactionScopeMustFlow, creation.Syntax.GetLocation(), job.Name));
        }
    }

    private static bool HasFlowOption(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Value.Type.HasName("System.Transactions.TransactionScopeAsyncFlowOption"))
            {
                return true;
            }
        }

        return false;
    }

    // Only an await while the scope is open matters: in the using's body, or after a using declaration in its block.
    private static bool IsAwaitedWithin(IOperation creation)
    {
        for (var parent = creation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IUsingOperation or IBlockOperation)
            {
                return HasAwaitAfter(parent, creation.Syntax.Span.End);
            }
        }

        return false;
    }

    private static bool HasAwaitAfter(IOperation block, int position)
    {
        foreach (var operation in block.Descendants())
        {
            if (operation.Kind == OperationKind.Await && operation.Syntax.SpanStart > position)
            {
                return true;
            }
        }

        return false;
    }
}
