namespace TypedJobs;

/// <summary>Declares the method non-idempotent: calling it again does more than calling it once: the idempotency rules treat a job that reaches it as they
/// treat one that sends a mail.</summary>
/// <remarks>On an interface member it holds for every implementation; on a class or interface, for every member.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class NonIdempotentAttribute : Attribute
{
    /// <summary>States that a second call is not harmless.</summary>
    /// <param name="what">What happens again: <c>"books another shipment"</c>. The findings quote it.</param>
    public NonIdempotentAttribute(string what) => What = what;

    /// <summary>What happens again.</summary>
    public string What { get; }

    /// <summary>The parameter that makes a second call harmless when it is given a value that is the same in every attempt. Default: none does.</summary>
    public string? UnlessParameter { get; set; }
}
