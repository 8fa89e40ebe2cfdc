using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Emitting;
using TypedJobs.Generators.Model;
using TypedJobs.Generators.Parsing;

namespace TypedJobs.Generators;

/// <summary>Turns <c>[Job]</c> methods into typed enqueue stubs, payload codecs, invokers and a manifest. Reports nothing: the analyzers do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class JobGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var jobs = context.SyntaxProvider
            .ForAttributeWithMetadataName(WellKnownNames.JobAttribute, static (node, _) => node is MethodDeclarationSyntax, JobParser.Parse)
            .Where(static job => job is not null)
            .Select(static (job, _) => job!)
            .WithTrackingName(StepNames.Jobs);

        // A model of a few strings: an edit that leaves the facade's surroundings alone ends here.
        var facade = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => FacadeParser.Parse(pair.Left, pair.Right.GlobalOptions))
            .WithTrackingName(StepNames.Facade);

        var entries = jobs
            .Select(static (job, _) => job.Entry)
            .Collect()
            .Select(static (entries, _) => entries.OrderBy(static e => e.Key, StringComparer.Ordinal).ToEquatable())
            .WithTrackingName(StepNames.Entries);

        var index = entries
            .Combine(facade)
            .Select(static (pair, _) => JobIndexParser.Parse(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Index);

        var manifests = context.MetadataReferencesProvider
            .Select(static (reference, _) => ManifestReader.ManifestOf(reference))
            .Where(static manifest => manifest is not null)
            .Select(static (manifest, _) => manifest!)
            .Collect()
            .Select(static (manifests, _) => manifests.Distinct(StringComparer.Ordinal).OrderBy(static m => m, StringComparer.Ordinal).ToEquatable())
            .WithTrackingName(StepNames.Manifests);

        var surroundings = facade.Combine(index).Select(static (pair, _) => new SurroundingsModel(pair.Left, pair.Right));
        var registry = entries.Combine(manifests).Select(static (pair, _) => new RegistryModel(pair.Left, pair.Right));
        RegisterJobs(context, jobs, surroundings);
        RegisterCodecs(context, jobs);
        RegisterRegistry(context, registry, surroundings);
    }

    private static void RegisterJobs(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<JobModel> jobs, IncrementalValueProvider<SurroundingsModel> surroundings)
        => context.RegisterSourceOutput(
            jobs.Combine(surroundings).WithTrackingName(StepNames.IndexedJobs),
            static (output, pair) =>
            {
                var (job, (facade, index)) = pair;
                if (facade.CanHaveJobs && !index.IsRejected(job.Entry))
                {
                    output.AddSource(JobEmitter.HintNameOf(job, index), JobEmitter.Emit(job, facade));
                }
            });

    private static void RegisterCodecs(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<JobModel> jobs)
        => context.RegisterSourceOutput(
            jobs.Select(static (job, _) => job.Codecs).Collect().SelectMany(static (codecs, _) => CodecIndex.Distinct(codecs)).WithTrackingName(StepNames.Codecs),
            static (output, codec) => output.AddSource(CodecEmitter.HintNameOf(codec), CodecEmitter.Emit(codec)));

    private static void RegisterRegistry(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<RegistryModel> registry, IncrementalValueProvider<SurroundingsModel> surroundings)
        => context.RegisterSourceOutput(
            registry.Combine(surroundings).WithTrackingName(StepNames.Registry),
            static (output, pair) =>
            {
                var ((entries, manifests), (facade, index)) = pair;
                var jobs = facade.CanHaveJobs ? entries.Where(entry => !index.IsRejected(entry)).ToArray() : [];
                if (facade.HasRuntime && RegistryEmitter.Emit(jobs, manifests, facade) is { } source)
                {
                    output.AddSource(RegistryEmitter.HintName, source);
                }
            });
}
