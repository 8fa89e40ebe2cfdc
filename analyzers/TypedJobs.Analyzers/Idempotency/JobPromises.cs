using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What a job's attributes promise about attempts.</summary>
internal static class JobPromises
{
    private const int AckEarly = 1;

    /// <summary>True for <c>Ack = AckMode.Early</c>, of the job or by <c>[JobDefaults]</c>: it is settled before it runs, and dead when it crashes or fails, so
    /// nothing runs it again. MaxAttempts = 1 does not help, since a worker that dies leaves the job to another.</summary>
    public static bool RunsAtMostOnce(IMethodSymbol method, AttributeData job) => new JobSettings(method, job).Choice(JobSettingTable.Ack) == AckEarly;

    /// <summary>True when the method, or its class, is declared idempotent with an empty reason.</summary>
    public static bool ClaimWithoutReason(IMethodSymbol method, KnownSymbols symbols)
        => KnownSymbols.AttributeOf(method, symbols.IdempotentAttribute) is { } claim && IsEmpty(claim);

    private static bool IsEmpty(AttributeData claim)
        => claim.ConstructorArguments.Length == 0 || string.IsNullOrWhiteSpace(claim.ConstructorArguments[0].Value as string);
}
