using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>From an enqueue of TypedJobs to the job that it names: by the entry of the facade, which is generated code of this compilation.</summary>
internal static class FacadeCalls
{
    private const string Definition = "TypedJobs.JobDefinition";
    private const string Invoker = "__Invoke_";

    /// <summary>The call that takes the payload: <c>Jobs.Ship.EnqueueAsync(id)</c> itself, or the <c>Jobs.Ship.With(id)</c> that is enqueued. Null where it is
    /// not seen.</summary>
    public static IInvocationOperation? PayloadOf(CallSite enqueue, MethodBody body)
    {
        if (enqueue.Operation is not IInvocationOperation call)
        {
            return null;
        }

        if (IsOfEntry(call))
        {
            return call;
        }

        foreach (var argument in call.Arguments)
        {
            if (Made(argument.Value, body) is { } passed)
            {
                return passed;
            }
        }

        return call.Instance is { } instance ? Made(instance, body) : null;
    }

    /// <summary>The job of an entry; null if its facade is of another assembly.</summary>
    public static IMethodSymbol? JobOf(INamedTypeSymbol entry, EffectEngine engine)
    {
        if (KnownSymbols.Of(engine.Compilation).JobAttribute is not { } attribute)
        {
            return null;
        }

        foreach (var constructor in entry.InstanceConstructors)
        {
            if (InvokerIn(engine.Bodies.Read(constructor)) is not { } invoker)
            {
                continue;
            }

            foreach (var member in invoker.ContainingType.GetMembers())
            {
                if (member is IMethodSymbol method && KnownSymbols.AttributeOf(method, attribute) is { } job
                    && JobDeclaration.Of(method, job).InvokerName == invoker.Name)
                {
                    return method;
                }
            }
        }

        return null;
    }

    // Options stand between the call and the enqueue: With(id).In(delay).OnQueue("low").
    private static IInvocationOperation? Made(IOperation value, MethodBody body)
    {
        var seen = 0;
        while (seen++ < 16)
        {
            value = Unwrapped.Of(value);
            switch (value)
            {
                case IInvocationOperation { TargetMethod.Name: "With" } call when IsOfEntry(call):
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

    private static bool IsOfEntry(IInvocationOperation call)
        => call.TargetMethod.ContainingType is { } type && TypeNames.IsOrInherits(type, Definition);

    private static IMethodSymbol? InvokerIn(MethodBody? constructor)
    {
        foreach (var step in constructor?.Steps ?? [])
        {
            if (step.Operation is not IObjectCreationOperation creation)
            {
                continue;
            }

            foreach (var argument in creation.Arguments)
            {
                if (Unwrapped.Of(argument.Value) is IMethodReferenceOperation { Method: var method } && method.Name.StartsWith(Invoker, StringComparison.Ordinal))
                {
                    return method;
                }
            }
        }

        return null;
    }
}
