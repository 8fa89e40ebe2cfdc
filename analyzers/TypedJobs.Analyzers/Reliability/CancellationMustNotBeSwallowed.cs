using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4006: a job that was told to stop should not settle as succeeded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CancellationMustNotBeSwallowed : JobAnalyzer
{
    /// <summary>The key under which the diagnostic carries the token's expression, for the fix.</summary>
    internal const string TokenProperty = "token";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.CancellationMustNotBeSwallowed];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, (operation, job) => Check(operation, job, symbols), OperationKind.Try);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job, KnownSymbols symbols)
    {
        var attempt = (ITryOperation)context.Operation;
        if (attempt.Body.TokenUse(job, symbols) is not { } token)
        {
            return;
        }

        foreach (var clause in attempt.Catches)
        {
            var catchesAll = clause.CatchesEverything();

            // A catch of everything outside a loop is TJ4007's: one finding for one catch.
            if (!(clause.CatchesCancellation() || (catchesAll && clause.IsPerItem())))
            {
                if (Filtered(clause))
                {
                    // 'catch (OperationCanceledException) when (…)' decides about cancellation; later clauses do not see it if it catches.
                    return;
                }

                continue;
            }

            if (!clause.TellsOfFailure() && clause.Handler.TokenUse(job, symbols) is null && !LoopChecksToken(attempt, job, symbols))
            {
                Report(context, clause, job, token.Syntax.ToString());
            }

            return;
        }
    }

    private static bool Filtered(ICatchClauseOperation clause)
        => clause.Filter is not null && (clause.ExceptionType.HasName("System.OperationCanceledException")
            || clause.ExceptionType.HasName("System.Threading.Tasks.TaskCanceledException"));

    // 'while (!ct.IsCancellationRequested)' ends the loop after the catch, and what follows it is the author's clean-up.
    private static bool LoopChecksToken(IOperation operation, IMethodSymbol job, KnownSymbols symbols)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            var condition = parent switch
            {
                IWhileLoopOperation loop => loop.Condition,
                IForLoopOperation loop => loop.Condition,
                _ => null,
            };
            if (condition?.TokenUse(job, symbols) is not null)
            {
                return true;
            }

            if (parent is IBlockOperation block && ThrowsWhenCancelled(block))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ThrowsWhenCancelled(IBlockOperation block)
    {
        foreach (var statement in block.Operations)
        {
            if (statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" } })
            {
                return true;
            }
        }

        return false;
    }

    private static void Report(OperationAnalysisContext context, ICatchClauseOperation clause, IMethodSymbol job, string token)
    {
        var syntax = (CatchClauseSyntax)clause.Syntax;
        var location = (syntax.Declaration?.Type.GetLocation() ?? syntax.CatchKeyword.GetLocation())!;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.CancellationMustNotBeSwallowed, location, ImmutableDictionary<string, string?>.Empty.Add(TokenProperty, token),
            clause.ExceptionType.Name, job.Name, token));
    }
}
