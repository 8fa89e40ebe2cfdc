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

    public EffectEngine(Compilation compilation, MethodBodies bodies, EntityModel entities, EffectDeclarations declarations, IdempotencySettings settings)
    {
        Compilation = compilation;
        Bodies = bodies;
        Entities = entities;
        Declarations = declarations;
        Settings = settings;
        _summaries = new ConcurrentDictionary<IMethodSymbol, MethodSummary?>[settings.MaxDepth + 1];
        for (var depth = 0; depth < _summaries.Length; depth++)
        {
            _summaries[depth] = new ConcurrentDictionary<IMethodSymbol, MethodSummary?>(SymbolEqualityComparer.Default);
        }
    }

    public Compilation Compilation { get; }

    public MethodBodies Bodies { get; }

    public EntityModel Entities { get; }

    public EffectDeclarations Declarations { get; }

    public IdempotencySettings Settings { get; }

    /// <summary>What a method of this compilation does; null when its body cannot be read.</summary>
    public MethodSummary? Summarize(IMethodSymbol method, int depth)
    {
        if (depth < 0)
        {
            return new MethodSummary { IsCut = true };
        }

        var known = _summaries[depth];
        if (!known.TryGetValue(method, out var summary))
        {
            summary = Bodies.Read(method) is { } body ? new MethodJudge(new MethodScope(this, method, body, isJob: false, depth)).Summarize() : null;
            known.TryAdd(method, summary);
        }

        return summary;
    }

    /// <summary>What a job does, from its own operations.</summary>
    public MethodSummary SummarizeJob(IMethodSymbol job, ImmutableArray<IOperation> blocks)
        => new MethodJudge(new MethodScope(this, job, MethodBodyReader.Read(blocks), isJob: true, Settings.MaxDepth)).Summarize();
}
