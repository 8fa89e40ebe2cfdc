using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What one compilation's types were found to be: jobs share payload types, and every rule asks for the same ones.</summary>
internal sealed class PayloadKnowledge
{
    // The key is weak, so that what is known of a compilation dies with it.
    private static readonly ConditionalWeakTable<IAssemblySymbol, PayloadKnowledge> ByAssembly = new();

    // Annotations count: a message spells a type as its author did.
    private readonly ConcurrentDictionary<ITypeSymbol, PayloadShape> _shapes = new(SymbolEqualityComparer.IncludeNullability);
    private readonly ConcurrentDictionary<ITypeSymbol, PayloadVerdict> _verdicts = new(SymbolEqualityComparer.IncludeNullability);

    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> _upgrades = new(SymbolEqualityComparer.Default);

    /// <summary>What is known where codecs are generated into this assembly.</summary>
    public static PayloadKnowledge Of(IAssemblySymbol from) => ByAssembly.GetValue(from, static _ => new PayloadKnowledge());

    /// <summary>The shape of a type, classified at most once.</summary>
    public PayloadShape ShapeOf(ITypeSymbol type, IAssemblySymbol from, Func<ITypeSymbol, IAssemblySymbol, PayloadShape> classify)
        => _shapes.TryGetValue(type, out var known) ? known : _shapes.GetOrAdd(type, classify(type, from));

    /// <summary>The verdict on a type, judged at most once.</summary>
    public PayloadVerdict VerdictOn(ITypeSymbol type, IAssemblySymbol from, Func<ITypeSymbol, IAssemblySymbol, PayloadVerdict> judge)
        => _verdicts.TryGetValue(type, out var known) ? known : _verdicts.GetOrAdd(type, judge(type, from));

    /// <summary>The methods of a class that upgrade arguments, looked for at most once: a class may have many jobs.</summary>
    public ImmutableArray<IMethodSymbol> UpgradesIn(INamedTypeSymbol type, Func<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> find)
        => _upgrades.GetOrAdd(type, find);
}
