using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Calls of TypedJobs itself.</summary>
internal static class TypedJobsCalls
{
    /// <summary>True for <c>job.OnceAsync("charge", …)</c>.</summary>
    public static bool IsOnce(IMethodSymbol method)
        => method.Name is "OnceAsync" or "Once" && method.ContainingType is { } type && TypeNames.IsInNamespace(type, "TypedJobs");

    /// <summary>True for what enqueues a job: <c>Jobs.X.EnqueueAsync(…)</c>, <c>call.EnqueueAsync()</c>, <c>client.EnqueueAsync(call)</c>.</summary>
    public static bool IsEnqueue(CallSite call)
    {
        if (!call.Method.Name.StartsWith("Enqueue", StringComparison.Ordinal) || call.Method.ContainingType is not { } type)
        {
            return false;
        }

        // The generated entry of a job derives from JobDefinition; it stands in the user's namespace.
        return TypeNames.IsInNamespace(type, "TypedJobs") || TypeNames.IsOrInherits(type, "TypedJobs.JobDefinition")
            || (call.Operation is IInvocationOperation { Type: { } result } && IsHandle(result));
    }

    private static bool IsHandle(ITypeSymbol type)
    {
        var result = type is INamedTypeSymbol { Name: "ValueTask" or "Task", TypeArguments: { Length: 1 } results } ? results[0] : type;
        return result is { Name: "JobHandle" } && TypeNames.IsInNamespace(result, "TypedJobs");
    }
}
