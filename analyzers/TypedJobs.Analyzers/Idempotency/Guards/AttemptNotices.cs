using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds what tells of the failure of this very attempt: another attempt that fails has something of its own to tell.</summary>
internal static class AttemptNotices
{
    /// <summary>True for a message or a row in a <c>catch (Exception exception)</c> that is made from the exception.</summary>
    public static bool Is(Effect effect, MethodScope scope)
    {
        if (effect.Rule.Id is not ("TJ3001" or "TJ3002" or "TJ3003" or "TJ3005" or "TJ3008" or "TJ3012" or "TJ3013" or "TJ3016"))
        {
            return false;
        }

        for (var parent = effect.Site.Parent; parent is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation handler)
            {
                return Caught(handler) is { } exception && IsMadeFrom(effect.Site, exception, scope);
            }
        }

        return false;
    }

    /// <summary>The exception that any failure ends in; null for a handler of one kind of failure, which may be an outcome of the job like any other.</summary>
    private static ILocalSymbol? Caught(ICatchClauseOperation handler)
        => handler is { ExceptionType: { Name: "Exception", ContainingNamespace.Name: "System" }, ExceptionDeclarationOrExpression: IVariableDeclaratorOperation declared }
            ? declared.Symbol
            : null;

    private static bool IsMadeFrom(IOperation site, ILocalSymbol exception, MethodScope scope)
    {
        foreach (var part in Reachable.From(site, scope))
        {
            if (part is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, exception))
            {
                return true;
            }
        }

        return false;
    }
}
