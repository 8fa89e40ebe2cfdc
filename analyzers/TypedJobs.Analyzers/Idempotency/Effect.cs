using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What an effect still depends on, when it stands in a method that a job calls.</summary>
internal enum OpenQuestion
{
    None,

    /// <summary>What SQL the parameter holds.</summary>
    Sql,

    /// <summary>Which HTTP request the parameter holds.</summary>
    Request,

    /// <summary>Whether the parameter brings an idempotency key.</summary>
    Key,

    /// <summary>Whether the parameter is another value on every attempt.</summary>
    Unstable,

    /// <summary>Whether the entity that the parameter holds has a stable key.</summary>
    Entity,

    /// <summary>Whether the entity that the parameter holds has a stable key, where the store refuses a second one anyway: no effect, perhaps a claim.</summary>
    Claim,

    /// <summary>Whether the object that the method is called on was only just made.</summary>
    Receiver,

    /// <summary>Which job the parameter names, as an expression that calls it.</summary>
    Job,
}

/// <summary>Something that a second attempt would do again, seen from one method. Immutable.</summary>
internal sealed class Effect
{
    public Effect(DiagnosticDescriptor rule, string subject, IOperation operation)
    {
        Rule = rule;
        Subject = subject;
        Site = operation;
        Origin = operation.Syntax.GetLocation();
    }

    private Effect(Effect other)
    {
        Rule = other.Rule;
        Subject = other.Subject;
        Site = other.Site;
        Origin = other.Origin;
        Owner = other.Owner;
        Path = other.Path;
        Evidence = other.Evidence;
        Token = other.Token;
        NeedsCommit = other.NeedsCommit;
        Question = other.Question;
        Parameters = other.Parameters;
    }

    public DiagnosticDescriptor Rule { get; private set; }

    /// <summary>The call as messages name it, <c>HttpClient.PostAsync</c>.</summary>
    public string Subject { get; private set; }

    /// <summary>Where the method at hand leads to the effect: the effect itself, or a call.</summary>
    public IOperation Site { get; private set; }

    /// <summary>The effect itself, perhaps in another file.</summary>
    public Location Origin { get; }

    /// <summary>The local function that the site stands in; null for the method's own body.</summary>
    public ISymbol? Owner { get; private set; }

    /// <summary>The methods that lead from the site to the effect, the first called first.</summary>
    public ImmutableArray<string> Path { get; private set; } = [];

    /// <summary>What the message says besides: the table, the property, the source of a value.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>What a check must ask about to guard this effect: an entity <c>E:Order</c>, a table <c>T:orders</c>; empty when none can.</summary>
    public string Token { get; private set; } = "";

    /// <summary>True when nothing happens before a unit of work is saved.</summary>
    public bool NeedsCommit { get; private set; }

    public OpenQuestion Question { get; private set; }

    /// <summary>The parameters that the question is about, bit by ordinal.</summary>
    public uint Parameters { get; private set; }

    public Effect In(ISymbol? owner) => new(this) { Owner = owner };

    public Effect Saying(string evidence) => new(this) { Evidence = evidence };

    public Effect About(string token) => new(this) { Token = token };

    public Effect OnCommit() => new(this) { NeedsCommit = true };

    public Effect As(DiagnosticDescriptor rule) => new(this) { Rule = rule };

    public Effect Asking(OpenQuestion question, uint parameters) => new(this) { Question = question, Parameters = parameters };

    public Effect Settled() => new(this) { Question = OpenQuestion.None, Parameters = 0 };

    /// <summary>The same effect, seen from a method that calls the one at hand.</summary>
    public Effect Through(IOperation call, string callee)
        => new(this) { Site = call, Owner = null, Path = Path.Insert(0, callee) };
}
