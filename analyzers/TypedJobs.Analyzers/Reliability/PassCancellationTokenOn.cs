using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4004: a job should pass its token to what takes one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PassCancellationTokenOn : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.PassCancellationTokenOn];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, (operation, job) => Check(operation, job, symbols), OperationKind.Invocation);

    /// <summary>The token parameter that the call leaves out, or that an overload adds; null if there is none, or the job's token is not in scope.</summary>
    internal static IParameterSymbol? MissingToken(IInvocationOperation call, INamedTypeSymbol token)
        => IsInScope(call, token) ? OmittedToken(call, token) ?? OverloadsToken(call, token) : null;

    private static void Check(OperationAnalysisContext context, IMethodSymbol job, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (symbols.CancellationToken is { } token && TokenOf(job, symbols) is { } expression && MissingToken(call, token) is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.PassCancellationTokenOn, call.Syntax.GetLocation(), job.Name, expression, call.TargetMethod.Name));
        }
    }

    private static string? TokenOf(IMethodSymbol job, KnownSymbols symbols)
    {
        string? context = null;
        foreach (var parameter in job.Parameters)
        {
            if (KnownSymbols.Same(parameter.Type, symbols.CancellationToken))
            {
                return parameter.Name;
            }

            if (KnownSymbols.Same(parameter.Type, symbols.JobContext))
            {
                context = parameter.Name + ".CancellationToken";
            }
        }

        return context;
    }

    private static IParameterSymbol? OmittedToken(IInvocationOperation call, INamedTypeSymbol token)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && KnownSymbols.Same(parameter.Type, token))
            {
                return parameter;
            }
        }

        return null;
    }

    // An overload with the same parameters and the token behind them; one whose other parameters differ may mean something else.
    private static IParameterSymbol? OverloadsToken(IInvocationOperation call, INamedTypeSymbol token)
    {
        var called = call.TargetMethod.OriginalDefinition;
        foreach (var member in called.ContainingType.GetMembers(called.Name))
        {
            if (member is IMethodSymbol overload && overload.IsStatic == called.IsStatic && overload.Arity == called.Arity
                && overload.DeclaredAccessibility == called.DeclaredAccessibility
                && overload.Parameters.Length == called.Parameters.Length + 1
                && KnownSymbols.Same(overload.Parameters[overload.Parameters.Length - 1].Type, token)
                && SameParameters(called, overload))
            {
                return overload.Parameters[overload.Parameters.Length - 1];
            }
        }

        return null;
    }

    private static bool SameParameters(IMethodSymbol called, IMethodSymbol overload)
    {
        for (var i = 0; i < called.Parameters.Length; i++)
        {
            if (called.Parameters[i].IsParams || called.Parameters[i].Name != overload.Parameters[i].Name
                || called.Parameters[i].Type.ToDisplayString() != overload.Parameters[i].Type.ToDisplayString())
            {
                return false;
            }
        }

        return true;
    }

    // A static function does not see the job's token, and one that takes its own is to use that.
    private static bool IsInScope(IOperation call, INamedTypeSymbol token)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            var function = parent switch
            {
                ILocalFunctionOperation local => local.Symbol,
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                _ => null,
            };
            if (function is not null && (function.IsStatic || TakesToken(function, token)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TakesToken(IMethodSymbol function, INamedTypeSymbol token)
    {
        foreach (var parameter in function.Parameters)
        {
            if (KnownSymbols.Same(parameter.Type, token))
            {
                return true;
            }
        }

        return false;
    }
}
