using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds loops that try again on their own.</summary>
internal static class RetryLoops
{
    /// <summary>True for the rules about effects that leave the process.</summary>
    public static bool IsRepeatable(DiagnosticDescriptor rule)
        => rule.Id is "TJ3001" or "TJ3002" or "TJ3003" or "TJ3004" or "TJ3005" or "TJ3012" or "TJ3013" or "TJ3016" or "TJ3017" or "TJ3018" or "TJ3027";

    /// <summary>True when the site stands in a try, in a loop that is no walk over a collection, and the catch goes on with the loop.</summary>
    public static bool Holds(MethodBody body, TextSpan site)
    {
        foreach (var loop in body.Loops)
        {
            if (loop is IForEachLoopOperation || !loop.Syntax.Span.Contains(site) || !CountsTries(loop))
            {
                continue;
            }

            foreach (var attempt in body.Tries)
            {
                if (loop.Syntax.Span.Contains(attempt.Body) && attempt.Body.Contains(site) && GoesOn(attempt.Operation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool GoesOn(ITryOperation attempt)
    {
        foreach (var handler in attempt.Catches)
        {
            if (!BranchReader.Leaves(handler.Handler) || EndsInContinue(handler.Handler))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsInContinue(IBlockOperation handler)
        => handler.Operations.Length > 0 && handler.Operations[handler.Operations.Length - 1] is IBranchOperation { BranchKind: BranchKind.Continue };

    // A loop over pages or batches also has a counter; only the word tells that this one counts tries.
    private static bool CountsTries(ILoopOperation loop)
    {
        foreach (var part in loop.Descendants())
        {
            var name = part switch
            {
                ILocalReferenceOperation local => local.Local.Name,
                IFieldReferenceOperation field => field.Field.Name,
                IVariableDeclaratorOperation variable => variable.Symbol.Name,
                _ => null,
            };
            if (name is not null && (Names.CountsAttempts(name) || name.EndsWith("tries", System.StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
