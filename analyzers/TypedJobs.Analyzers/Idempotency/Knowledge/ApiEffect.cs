using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What a second call of an API does.</summary>
internal enum EffectKind
{
    /// <summary>Nothing more than the first.</summary>
    Safe,

    /// <summary>The same again: another row, message, charge.</summary>
    Repeats,

    /// <summary>A condition on the call decides.</summary>
    Depends,

    /// <summary>No effect, but another value than the first time.</summary>
    Unstable,

    /// <summary>It fails, so a retry cannot succeed.</summary>
    Throws,

    /// <summary>Not known, and not to be guessed.</summary>
    Opaque,

    /// <summary>Writes what a unit of work has tracked.</summary>
    Commits,

    /// <summary>Deletes by a selection, so that what is added afterwards replaces it.</summary>
    Clears,

    /// <summary>Keeps other workers out for a time.</summary>
    Locks,

    /// <summary>Tells what a queue holds or runs, so that a branch on its answer guards what is enqueued.</summary>
    Asks,
}

/// <summary>One row of the table: a member of a type, and what a second call of it does.</summary>
internal sealed class ApiEffect
{
    public ApiEffect(string type, string member, EffectKind kind, DiagnosticDescriptor? rule, string condition, ImmutableArray<string> keys)
    {
        Type = type;
        Member = member;
        Kind = kind;
        Rule = rule;
        Condition = condition;
        Keys = keys;
    }

    /// <summary>Metadata name. The row holds for types that derive from it or implement it, too.</summary>
    public string Type { get; }

    /// <summary>Name of the method, property or constructor, all overloads; empty when the type is an attribute and its methods are meant.</summary>
    public string Member { get; }

    public EffectKind Kind { get; }

    /// <summary>The rule that is reported where the call is repeated; null where it never is.</summary>
    public DiagnosticDescriptor? Rule { get; }

    /// <summary>The condition that decides a row that depends; empty for the others.</summary>
    public string Condition { get; }

    /// <summary>What names the thing that is written: parameters, <c>@receiver</c>, or <c>#Property</c> of an argument.</summary>
    public ImmutableArray<string> Keys { get; }
}
