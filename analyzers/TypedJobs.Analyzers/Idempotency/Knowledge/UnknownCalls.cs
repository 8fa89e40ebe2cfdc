using System;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Sorts calls of which neither body nor table tells anything.</summary>
internal static class UnknownCalls
{
    private static readonly string[] Verbs =
        ["Send", "Publish", "Enqueue", "Notify", "Charge", "Refund", "Pay", "Transfer", "Increment", "Append", "Create", "Insert", "Post", "Dispatch", "Book"];

    private static readonly string[] ReadingVerbs =
    [
        "Get", "Find", "Is", "Are", "Has", "To", "Load", "List", "Read", "Exists", "Count", "Log", "Look", "Lookup", "Query", "Search", "Fetch", "Validate", "Verify", "Can",
    ];

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

    /// <summary>True for the display name of a call that by its name leaves the same state however often it is made: deleted is deleted.</summary>
    public static bool EndsInOneState(string subject)
    {
        var name = subject.Substring(subject.LastIndexOf('.') + 1);
        return name.StartsWith("Delete", StringComparison.Ordinal) || name.StartsWith("Remove", StringComparison.Ordinal)
            || name.StartsWith("Purge", StringComparison.Ordinal) || name.StartsWith("Clear", StringComparison.Ordinal);
    }

    /// <summary>True for a method that by its name only reads.</summary>
    public static bool Reads(string name)
        => Array.Exists(ReadingVerbs, verb => StartsWithWord(name, verb));

    // "IsPaid" asks, "IssueRefund" does not.
    private static bool StartsWithWord(string name, string word)
        => name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));
}
