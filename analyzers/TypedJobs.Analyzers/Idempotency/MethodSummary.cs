using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What a method does, as those who call it need to know. Immutable, and the same whoever asks first.</summary>
internal sealed class MethodSummary
{
    /// <summary>A method more than this many effects has is one finding anyway.</summary>
    public const int MaxEffects = 8;

    public static readonly MethodSummary Empty = new();

    /// <summary>Effects that no guard in the method itself stops.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>Calls of which nothing is known.</summary>
    public ImmutableArray<Effect> Unknown { get; init; } = [];

    /// <summary>True when it saves a unit of work.</summary>
    public bool Commits { get; init; }

    /// <summary>True when it adds a row with a stable key to the unit of work, so that a second save of that unit is refused.</summary>
    public bool AddsStableKey { get; init; }

    /// <summary>True when it returns true for one caller only, the first.</summary>
    public bool ReturnsClaim { get; init; }

    public ValueFacts Returns { get; init; }

    /// <summary>The rule for sending the request that it returns; null when it returns none, or one that may be sent again.</summary>
    public DiagnosticDescriptor? ReturnedRequest { get; init; }

    /// <summary>What it asks about: entities, tables, properties, columns.</summary>
    public ImmutableArray<string> Asks { get; init; } = [];

    /// <summary>What it sets.</summary>
    public ImmutableArray<string> Sets { get; init; } = [];

    /// <summary>What it gives a value that ends what a test of it found.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>What it empties.</summary>
    public ImmutableArray<string> Clears { get; init; } = [];

    /// <summary>True when a limit of depth or size cut the analysis short.</summary>
    public bool IsCut { get; init; }

    /// <summary>True when what was cut off may leave something behind: none of the calls that lead there reads by its name.</summary>
    public bool Hides { get; init; }
}
