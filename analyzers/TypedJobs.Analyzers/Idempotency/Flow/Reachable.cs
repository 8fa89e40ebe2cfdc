using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Every operation that goes into a value, through the locals in it.</summary>
internal static class Reachable
{
    public static IEnumerable<IOperation> From(IOperation value, MethodScope scope)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IOperation>();
        open.Push(value);
        while (open.Count > 0)
        {
            foreach (var part in open.Pop().DescendantsAndSelf())
            {
                yield return part;
                if (part is ILocalReferenceOperation { Local: var local } && seen.Add(local) && scope.Body.Values.TryGetValue(local, out var values))
                {
                    foreach (var given in values)
                    {
                        open.Push(given);
                    }
                }
            }
        }
    }
}
