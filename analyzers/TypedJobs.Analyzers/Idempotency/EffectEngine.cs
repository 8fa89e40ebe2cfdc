using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Summaries of the methods that jobs reach, computed on demand and kept for the life of the compilation.</summary>
/// <remarks>
/// A summary is kept by method and remaining depth, and is made only from summaries of a lesser depth. So recursion ends by itself, no summary
/// depends on who asked first, and no thread waits for another: two that compute the same do the same.
/// </remarks>
internal sealed class EffectEngine
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodSummary?>[] _summaries;
    private readonly ConcurrentDictionary<IMethodSymbol, MethodSummary?>[] _enqueued;
    private readonly ConcurrentDictionary<IMethodSymbol, CallTarget?> _targets = new(SymbolEqualityComparer.Default);

    public EffectEngine(Compilation compilation, MethodBodies bodies, EntityModel entities, EffectDeclarations declarations, IdempotencySettings settings)
    {
        Compilation = compilation;
        Bodies = bodies;
        Entities = entities;
        Declarations = declarations;
        Settings = settings;
        _summaries = Caches(settings.MaxDepth + 1);
        _enqueued = Caches(settings.MaxDepth + 1);
    }

    public Compilation Compilation { get; }

    public MethodBodies Bodies { get; }

    public EntityModel Entities { get; }

    public EffectDeclarations Declarations { get; }

    public IdempotencySettings Settings { get; }

    private static ConcurrentDictionary<IMethodSymbol, MethodSummary?>[] Caches(int depths)
    {
        var caches = new ConcurrentDictionary<IMethodSymbol, MethodSummary?>[depths];
        for (var depth = 0; depth < caches.Length; depth++)
        {
            caches[depth] = new ConcurrentDictionary<IMethodSymbol, MethodSummary?>(SymbolEqualityComparer.Default);
        }

        return caches;
    }

    /// <summary>The method of this compilation that a call of a definition runs; null where the call leads out of it or is known otherwise.</summary>
    public CallTarget? Target(IMethodSymbol definition)
    {
        // Every call is asked about several times: what it does, guards, marks and returns.
        if (!_targets.TryGetValue(definition, out var target))
        {
            target = definition.MethodKind == MethodKind.LocalFunction || Declarations.Find(definition) is not null || EffectTable.Find(definition) is not null
                ? null
                : Bodies.Resolve(definition);
            _targets.TryAdd(definition, target);
        }

        return target;
    }

    /// <summary>What a method of this compilation does; null when its body cannot be read.</summary>
    public MethodSummary? Summarize(IMethodSymbol method, int depth)
    {
        if (depth < 0)
        {
            return new MethodSummary { IsCut = true, Hides = true };
        }

        var known = _summaries[depth];
        if (!known.TryGetValue(method, out var summary))
        {
            summary = Bodies.Read(method) is { } body ? new MethodJudge(new MethodScope(this, method, body, isJob: false, depth)).Summarize() : null;
            known.TryAdd(method, summary);
        }

        return summary;
    }

    /// <summary>What a job does that another one enqueues; null when its body cannot be read.</summary>
    public MethodSummary? SummarizeEnqueued(IMethodSymbol job, int depth)
    {
        if (depth < 0)
        {
            return new MethodSummary { IsCut = true, Hides = true };
        }

        if (!_enqueued[depth].TryGetValue(job, out var summary))
        {
            summary = Bodies.Read(job) is { } body ? new MethodJudge(new MethodScope(this, job, body, isJob: true, depth)).Summarize() : null;
            _enqueued[depth].TryAdd(job, summary);
        }

        return summary;
    }

    /// <summary>What a job does, from its own operations.</summary>
    public MethodSummary SummarizeJob(IMethodSymbol job, ImmutableArray<IOperation> blocks)
        => new MethodJudge(new MethodScope(this, job, MethodBodyReader.Read(blocks), isJob: true, Settings.MaxDepth)).Summarize();
}
