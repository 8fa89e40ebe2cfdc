using System;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Payment services that are one class per resource: too many for rows of their own, and built alike.</summary>
internal static class PaymentCalls
{
    private static readonly string[] Verbs = ["Create", "Confirm", "Capture", "Pay", "Refund", "FinalizeInvoice", "SendInvoice", "Attach", "Reverse", "Approve"];

    /// <summary>True for a method of a Stripe service that moves money or makes an object; reading and absolute updates are not meant.</summary>
    public static bool IsPayment(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type || !type.Name.EndsWith("Service", StringComparison.Ordinal) || !TypeNames.IsInNamespace(type, "Stripe"))
        {
            return false;
        }

        foreach (var verb in Verbs)
        {
            if (method.Name.StartsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
