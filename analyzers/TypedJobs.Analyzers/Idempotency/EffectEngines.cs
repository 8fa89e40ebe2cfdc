using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>One engine for each set of options in a compilation: what a folder's <c>.editorconfig</c> says must not colour the summaries of another.</summary>
internal sealed class EffectEngines
{
    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly Lazy<MethodBodies> _bodies;
    private readonly Lazy<EntityModel> _entities;
    private readonly Lazy<List<KeyValuePair<string, DeclaredEffect>>> _file;
    private readonly ConcurrentDictionary<string, EffectEngine> _engines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, EntryPoints> _entryPoints = new(StringComparer.Ordinal);

    public EffectEngines(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _options = options;
        _bodies = new Lazy<MethodBodies>(() => new MethodBodies(compilation));
        _entities = new Lazy<EntityModel>(() => new EntityModel(compilation));
        _file = new Lazy<List<KeyValuePair<string, DeclaredEffect>>>(() => EffectsFile.Read(options.AdditionalFiles, CancellationToken.None));
    }

    /// <summary>True when an <c>.editorconfig</c> names entry points for any file.</summary>
    public bool HasEntryPoints
    {
        get
        {
            foreach (var tree in _compilation.SyntaxTrees)
            {
                if (_options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(IdempotencySettings.EntryPointsKey, out var ids) && ids.Trim().Length > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public EffectEngine For(SyntaxTree tree)
    {
        var options = _options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return _engines.GetOrAdd(IdempotencySettings.Fingerprint(options), _ =>
        {
            var settings = IdempotencySettings.From(options);
            return new EffectEngine(_compilation, _bodies.Value, _entities.Value, new EffectDeclarations(_compilation, _file.Value, settings), settings);
        });
    }

    public EntryPoints EntryPointsFor(SyntaxTree tree)
    {
        var options = _options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        var ids = options.TryGetValue(IdempotencySettings.EntryPointsKey, out var list) ? list : "";
        return _entryPoints.GetOrAdd(ids, text => new EntryPoints(_compilation, IdempotencySettings.Split(text)));
    }
}
