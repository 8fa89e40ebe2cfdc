namespace TypedJobs;

/// <summary>The author's word that running the method again, with the same arguments, does no further harm; it quiets the idempotency rules.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>States that the method is idempotent.</summary>
    /// <param name="reason">Why it is: <c>"upsert by order id"</c>. Required, for the next reader.</param>
    public IdempotentAttribute(string reason) => Reason = reason;

    /// <summary>Why the method is idempotent.</summary>
    public string Reason { get; }
}
