using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Which jobs can handle the death of others.</summary>
internal static class DeadLetterContract
{
    /// <summary>The job that <c>OnDead</c> names: one of the same class, of overloads the one that takes a dead letter; null if there is none.</summary>
    public static JobDeclaration? HandlerOf(JobDeclaration job)
    {
        if (job.OnDead is not { } name)
        {
            return null;
        }

        JobDeclaration? found = null;
        foreach (var method in job.Method.ContainingType.GetMembers(name).OfType<IMethodSymbol>())
        {
            if (JobDeclaration.Of(method.PartialDefinitionPart ?? method) is { } handler)
            {
                if (TakesDeadLetter(handler.Method))
                {
                    return handler;
                }

                found ??= handler;
            }
        }

        return found;
    }

    /// <summary>What is wrong with what <c>OnDead</c> names; null if nothing is.</summary>
    public static string? FaultOfOnDead(JobDeclaration job)
    {
        if (job.OnDead is null)
        {
            return null;
        }

        if (HandlerOf(job) is not { } handler)
        {
            return "is no job of the class";
        }

        if (SymbolEqualityComparer.Default.Equals(handler.Method, job.Method))
        {
            return "is the job itself";
        }

        return TakesDeadLetter(handler.Method) ? null : "does not take exactly one DeadLetter";
    }

    /// <summary>True if the payload is one <c>DeadLetter</c>.</summary>
    public static bool TakesDeadLetter(IMethodSymbol method)
    {
        var payload = method.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload).ToArray();
        return payload.Length == 1 && payload[0].Type.Is(WellKnownNames.DeadLetter);
    }
}
