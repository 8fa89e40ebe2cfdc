namespace TypedJobs;

/// <summary>Declares the method idempotent: running it again with the same arguments does no further harm. Suppresses TJ3xxx.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>States that the method is idempotent.</summary>
    /// <param name="reason">Why it is: <c>"upsert by order id"</c>. Required, for the next reader.</param>
    public IdempotentAttribute(string reason) => Reason = reason;

    /// <summary>Why the method is idempotent.</summary>
    public string Reason { get; }
}
