using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What a job's attributes promise about attempts.</summary>
internal static class JobPromises
{
    /// <summary>True for <c>[Job(MaxAttempts = 1, Ack = Ack.Early)]</c>: it is settled before it runs, so nothing runs it again. MaxAttempts = 1 alone does
    /// not help, since a worker that dies leaves the job to another.</summary>
    public static bool RunsAtMostOnce(AttributeData job)
    {
        var once = false;
        var early = false;
        foreach (var argument in job.NamedArguments)
        {
            once |= argument.Key == "MaxAttempts" && argument.Value.Value is 1;
            early |= argument.Key == "Ack" && argument.Value.ToCSharpString().EndsWith(".Early", System.StringComparison.Ordinal);
        }

        return once && early;
    }

    /// <summary>True when the method, or its class, is declared idempotent with an empty reason.</summary>
    public static bool ClaimWithoutReason(IMethodSymbol method, KnownSymbols symbols)
        => KnownSymbols.AttributeOf(method, symbols.IdempotentAttribute) is { } claim && IsEmpty(claim);

    private static bool IsEmpty(AttributeData claim)
        => claim.ConstructorArguments.Length == 0 || string.IsNullOrWhiteSpace(claim.ConstructorArguments[0].Value as string);
}
