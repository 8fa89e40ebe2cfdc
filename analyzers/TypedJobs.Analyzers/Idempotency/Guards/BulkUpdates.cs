using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads <c>ExecuteUpdate</c>: what its setters set, from what, and what its query tests.</summary>
internal static class BulkUpdates
{
    /// <summary>The property that a setter sets relative to its stored value; null when none does.</summary>
    public static IPropertySymbol? RelativeProperty(CallSite call)
    {
        foreach (var setter in Setters(call.Operation))
        {
            if (SetProperty(setter) is not { } property || setter.Arguments.Length < 2 || Names.CountsAttempts(property.Name))
            {
                continue;
            }

            if (RelativeValue.IsRelative(setter.Arguments[setter.Arguments.Length - 1].Value, property))
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>True when the query tests a property that the update sets, so that a second run finds nothing.</summary>
    public static bool IsConditional(CallSite call)
    {
        var tested = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (call.Receiver is { } query)
        {
            foreach (var part in query.DescendantsAndSelf())
            {
                if (part is IPropertyReferenceOperation property)
                {
                    tested.Add(property.Property);
                }
            }
        }

        foreach (var setter in Setters(call.Operation))
        {
            if (SetProperty(setter) is { } property && tested.Contains(property) && RelativeProperty(call) is var relative
                && !SymbolEqualityComparer.Default.Equals(relative, property))
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<IPropertySymbol> SetProperties(CallSite call)
    {
        foreach (var setter in Setters(call.Operation))
        {
            if (SetProperty(setter) is { } property)
            {
                yield return property;
            }
        }
    }

    private static IEnumerable<IInvocationOperation> Setters(IOperation call)
    {
        foreach (var part in call.Descendants())
        {
            if (part is IInvocationOperation { TargetMethod.Name: "SetProperty", Arguments.Length: > 0 } setter)
            {
                yield return setter;
            }
        }
    }

    private static IPropertySymbol? SetProperty(IInvocationOperation setter)
    {
        foreach (var part in setter.Arguments[0].Descendants())
        {
            if (part is IPropertyReferenceOperation property)
            {
                return property.Property;
            }
        }

        return null;
    }
}
