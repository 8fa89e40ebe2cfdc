namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>One case for each fix and rule, in the files of the families.</summary>
internal static partial class FixAllCases
{
    public static IEnumerable<FixAllCase> All => [.. Declaration, .. Serialization, .. Idempotency, .. Reliability, .. Evolution];
}
