using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers;

/// <summary>The base of every rule: concurrent, and without cost where TypedJobs is not referenced.</summary>
public abstract class JobAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A user's job may stand in a file that another generator wrote, and its summary is asked for; findings there help nobody.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start =>
        {
            var symbols = KnownSymbols.Of(start.Compilation);
            if (symbols.JobAttribute is not null || RunsWithoutTypedJobs)
            {
                Start(start, symbols);
            }
        });
    }

    /// <summary>True for a rule that also reads code which does not reference TypedJobs; it then finds its own reason to do nothing.</summary>
    private protected virtual bool RunsWithoutTypedJobs => false;

    /// <summary>Registers the rule's actions on a compilation.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, KnownSymbols symbols);

    /// <summary>Calls back for each <c>[Job]</c> method with its attribute.</summary>
    private protected static void OnJobMethod(
        CompilationStartAnalysisContext context, KnownSymbols symbols, Action<SymbolAnalysisContext, IMethodSymbol, AttributeData> check)
        => context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;

                // Both parts of a partial method have the attributes of both; the job is its defining part.
                if (method.PartialDefinitionPart is null && symbols.JobAttributeOf(method) is { } attribute)
                {
                    check(symbol, method, attribute);
                }
            },
            SymbolKind.Method);

    /// <summary>Calls back for each operation of these kinds in the body of a <c>[Job]</c> method, its lambdas and local functions included.</summary>
    private protected static void OnJobOperation(
        CompilationStartAnalysisContext context, KnownSymbols symbols, Action<OperationAnalysisContext, IMethodSymbol> check, params OperationKind[] kinds)
        => context.RegisterOperationBlockStartAction(block =>
        {
            if (block.OwningSymbol is IMethodSymbol method && symbols.JobAttributeOf(method) is not null)
            {
                block.RegisterOperationAction(operation => check(operation, method), kinds);
            }
        });

    /// <summary>Calls back for each body of a <c>[Job]</c> method.</summary>
    private protected static void OnJobBody(
        CompilationStartAnalysisContext context, KnownSymbols symbols, Action<OperationBlockAnalysisContext, IMethodSymbol> check)
        => context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is IMethodSymbol method && symbols.JobAttributeOf(method) is not null)
            {
                check(block, method);
            }
        });
}
