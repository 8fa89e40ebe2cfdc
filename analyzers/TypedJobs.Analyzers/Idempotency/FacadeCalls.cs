using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>From an enqueue of TypedJobs to the job that it names: by the entry of the facade, whose class is generated into the job's own.</summary>
internal static class FacadeCalls
{
    /// <summary>The call that takes the payload: <c>Jobs.Ship.EnqueueAsync(id)</c> itself, or the <c>Jobs.Ship.With(id)</c> that is enqueued. Null where it is
    /// not seen.</summary>
    public static IInvocationOperation? PayloadOf(CallSite enqueue, MethodBody body, Compilation compilation)
    {
        if (enqueue.Operation is not IInvocationOperation call)
        {
            return null;
        }

        var symbols = KnownSymbols.Of(compilation);
        if (IsOfEntry(call, symbols))
        {
            return call;
        }

        foreach (var argument in call.Arguments)
        {
            if (Made(argument.Value, body, symbols) is { } passed)
            {
                return passed;
            }
        }

        return call.Instance is { } instance ? Made(instance, body, symbols) : null;
    }

    /// <summary>The job of an entry, whose class stands in the job's own; null if it cannot be seen.</summary>
    public static IMethodSymbol? JobOf(INamedTypeSymbol entry, Compilation compilation)
    {
        var symbols = KnownSymbols.Of(compilation);
        if (symbols.JobAttribute is not { } attribute || symbols.DefinitionOf(entry) is not { ContainingType: { } container } definition)
        {
            return null;
        }

        foreach (var member in container.GetMembers())
        {
            if (member is IMethodSymbol method && KnownSymbols.AttributeOf(method, attribute) is { } job
                && JobDeclaration.Of(method, job).DefinitionName == definition.Name)
            {
                return method;
            }
        }

        return null;
    }

    // Options stand between the call and the enqueue: With(id).In(delay).OnQueue("low").
    private static IInvocationOperation? Made(IOperation value, MethodBody body, KnownSymbols symbols)
    {
        var seen = 0;
        while (seen++ < 16)
        {
            value = Unwrapped.Of(value);
            switch (value)
            {
                case IInvocationOperation { TargetMethod.Name: "With" } call when IsOfEntry(call, symbols):
                    return call;
                case IInvocationOperation { Instance: { } instance } option when TypeNames.IsOrInherits(option.Type, "TypedJobs.JobCall"):
                    value = instance;
                    break;
                case ILocalReferenceOperation local when body.Values.TryGetValue(local.Local, out var values) && values.Count == 1:
                    value = values[0];
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsOfEntry(IInvocationOperation call, KnownSymbols symbols)
        => symbols.DefinitionOf(call.TargetMethod.ContainingType) is not null;
}
