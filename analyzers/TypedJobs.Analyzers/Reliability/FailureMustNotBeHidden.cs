using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4007: a job whose last work is in a try that catches everything and only logs is never retried.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FailureMustNotBeHidden : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FailureMustNotBeHidden];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, Check, OperationKind.Try);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job)
    {
        var attempt = (ITryOperation)context.Operation;
        foreach (var clause in attempt.Catches)
        {
            if (clause.CatchesEverything())
            {
                if (!clause.IsPerItem() && Works(attempt.Body) && !clause.TellsOfFailure() && OnlyLogs(clause.Handler) && IsLastWork(attempt))
                {
                    var syntax = (CatchClauseSyntax)clause.Syntax;
                    var location = syntax.Declaration?.Type.GetLocation() ?? syntax.CatchKeyword.GetLocation();
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.FailureMustNotBeHidden, location, job.Name));
                }

                return;
            }
        }
    }

    private static bool Works(IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IAwaitOperation || (operation is IInvocationOperation call && !IsLogging(call)))
            {
                return true;
            }
        }

        return false;
    }

    // A handler that does anything else may record the failure where its author looks for it.
    private static bool OnlyLogs(IOperation handler)
    {
        foreach (var operation in handler.Descendants())
        {
            switch (operation)
            {
                case IInvocationOperation call when !IsLogging(call) && !IsPartOfLogging(call):
                case IAssignmentOperation:
                case IIncrementOrDecrementOperation:
                    return false;
            }
        }

        return true;
    }

    // What follows a try that may fail quietly is the job's real work; the try was best effort.
    private static bool IsLastWork(IOperation attempt)
    {
        for (IOperation child = attempt; child.Parent is { } parent; child = parent)
        {
            if (parent is not IBlockOperation block)
            {
                continue;
            }

            var index = block.Operations.IndexOf(child);
            for (var i = index + 1; i < block.Operations.Length; i++)
            {
                if (Works(block.Operations[i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsPartOfLogging(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call && IsLogging(call))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLogging(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        return type.HasName("System.Console") || type.HasName("System.Diagnostics.Debug") || type.HasName("System.Diagnostics.Trace")
            || type.IsOrDerivesFrom("Microsoft.Extensions.Logging.ILogger") || type.Name.EndsWith("LoggerExtensions", StringComparison.Ordinal)
            || type.Name is "ILogger" or "Logger" or "Log" or "ILog"
            || KnownSymbols.AttributeOf(method, "Microsoft.Extensions.Logging.LoggerMessageAttribute") is not null
            || (call.Instance?.Type ?? type).Name.EndsWith("Logger", StringComparison.Ordinal);
    }
}
