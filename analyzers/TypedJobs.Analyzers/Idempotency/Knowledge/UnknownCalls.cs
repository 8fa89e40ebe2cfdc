using System;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Sorts calls of which neither body nor table tells anything.</summary>
internal static class UnknownCalls
{
    private static readonly string[] Verbs =
        ["Send", "Publish", "Enqueue", "Notify", "Charge", "Refund", "Pay", "Transfer", "Increment", "Append", "Create", "Insert", "Post", "Dispatch", "Book"];

    private static readonly string[] Things = ["Mail", "Sms", "Notif", "Payment", "Publisher", "Bus", "Queue", "Messag", "Sender", "Gateway", "Invoice", "Billing"];

    private static readonly string[] PureNamespaces =
    [
        "Microsoft.Extensions.Logging", "Microsoft.Extensions.Options", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Newtonsoft.Json", "AutoMapper", "MediatR", "Serilog", "TypedJobs", "Microsoft.EntityFrameworkCore", "FluentValidation", "Polly", "Hangfire", "Quartz",
    ];

    /// <summary>True when the call leads to a service whose effect nobody has told.</summary>
    public static bool MayHaveEffect(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type is null || method.MethodKind is MethodKind.Constructor or MethodKind.LocalFunction or MethodKind.DelegateInvoke or MethodKind.AnonymousFunction || method.IsStatic)
        {
            return false;
        }

        if (TypeNames.IsInNamespace(type, "System") || Reads(method.Name))
        {
            return false;
        }

        foreach (var pure in PureNamespaces)
        {
            if (TypeNames.IsInNamespace(type, pure))
            {
                return false;
            }
        }

        return type.TypeKind == TypeKind.Interface || method.IsAbstract || method.IsVirtual || method.DeclaringSyntaxReferences.Length == 0;
    }

    /// <summary>True when the names of the type and the method let one guess an effect, <c>INotifier.SendAsync</c>.</summary>
    public static bool SoundsLikeEffect(IMethodSymbol method)
    {
        var verb = false;
        foreach (var candidate in Verbs)
        {
            verb |= method.Name.StartsWith(candidate, StringComparison.Ordinal);
        }

        if (!verb)
        {
            return false;
        }

        foreach (var thing in Things)
        {
            if (method.ContainingType.Name.IndexOf(thing, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Reads(string name)
        => name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Find", StringComparison.Ordinal) || name.StartsWith("Is", StringComparison.Ordinal)
            || name.StartsWith("Has", StringComparison.Ordinal) || name.StartsWith("To", StringComparison.Ordinal) || name.StartsWith("Load", StringComparison.Ordinal)
            || name.StartsWith("List", StringComparison.Ordinal) || name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Exists", StringComparison.Ordinal)
            || name.StartsWith("Count", StringComparison.Ordinal) || name.StartsWith("Log", StringComparison.Ordinal);
}
