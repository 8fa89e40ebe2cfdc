using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds changes of static state that add to it. Setting it, or a key of it, gives the same again.</summary>
internal static class StaticState
{
    /// <summary>The static member whose collection a call adds to; null for any other call.</summary>
    public static ISymbol? Mutated(CallSite call)
    {
        if (call.Method.Name == "AddOrUpdate" && call.Instance is { } dictionary && IsRelativeUpdate(call))
        {
            return RootOf(dictionary) is { } counted && IsShared(counted) ? counted : null;
        }

        if (call.Method.Name is not ("Add" or "AddRange" or "Enqueue" or "Push" or "Append" or "AppendLine" or "Insert" or "AddLast" or "AddFirst" or "Dequeue" or "TryDequeue" or "Pop" or "TryPop")
            || call.Instance is not { } instance || !IsSequence(instance.Type))
        {
            return null;
        }

        return RootOf(instance) is { } member && IsShared(member) ? member : null;
    }

    /// <summary>True for <c>counts.AddOrUpdate(key, 1, (_, count) => count + 1)</c>.</summary>
    private static bool IsRelativeUpdate(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            if (Unwrapped.Of(argument.Value) is IAnonymousFunctionOperation { Symbol.Parameters: { Length: >= 2 } parameters } update
                && RelativeValue.IsRelative(update.Body, parameters[1]))
            {
                return true;
            }
        }

        return false;
    }

    public static ISymbol? RootOf(IOperation operation)
    {
        while (true)
        {
            switch (Unwrapped.Of(operation))
            {
                case IMemberReferenceOperation { Member.IsStatic: true } member:
                    return member.Member;
                case IMemberReferenceOperation { Instance: { } instance }:
                    operation = instance;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>False for what each thread has of its own, and for what somebody has marked as local to the process on purpose.</summary>
    public static bool IsShared(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "ThreadStaticAttribute" or "ProcessLocalAttribute")
            {
                return false;
            }
        }

        return true;
    }

    // A set or a dictionary takes the same element twice without harm.
    private static bool IsSequence(ITypeSymbol? type)
        => type?.Name is "List" or "Queue" or "Stack" or "LinkedList" or "ConcurrentBag" or "ConcurrentQueue" or "ConcurrentStack" or "BlockingCollection"
            or "StringBuilder" or "ObservableCollection" or "IList" or "ICollection";
}
