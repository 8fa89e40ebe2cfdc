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

        var index = entries.Select(static (entries, _) => JobIndexParser.Parse(entries)).WithTrackingName(StepNames.Index);
        var accepted = entries
            .Combine(index)
            .Select(static (pair, _) => pair.Left.Where(entry => !pair.Right.IsRejected(entry)).ToEquatable());

        var manifests = context.MetadataReferencesProvider
            .Select(static (reference, _) => ManifestReader.ManifestOf(reference))
            .Where(static manifest => manifest is not null)
            .Select(static (manifest, _) => manifest!)
            .Collect()
            .Select(static (manifests, _) => manifests.Distinct().OrderBy(static m => m.Name, StringComparer.Ordinal).ToEquatable())
            .WithTrackingName(StepNames.Manifests);

        RegisterJobs(context, jobs, facade.Combine(index).Select(static (pair, _) => new SurroundingsModel(pair.Left.Client, pair.Right)));
        RegisterCodecs(context, jobs);
        RegisterFacade(context, facade, accepted, manifests, jobs);
        RegisterRegistry(context, facade, accepted, manifests);
    }

    private static void RegisterJobs(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<JobModel> jobs, IncrementalValueProvider<SurroundingsModel> surroundings)
        => context.RegisterSourceOutput(
            jobs.Combine(surroundings).WithTrackingName(StepNames.IndexedJobs),
            static (output, pair) =>
            {
                var (job, (client, index)) = pair;
                if (client is not null && !index.IsRejected(job.Entry))
                {
                    output.AddSource(JobEmitter.HintNameOf(job, index), JobEmitter.Emit(job, client));
                }
            });

    private static void RegisterCodecs(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<JobModel> jobs)
        => context.RegisterSourceOutput(
            jobs.Select(static (job, _) => job.Codecs).Collect().SelectMany(static (codecs, _) => CodecIndex.Distinct(codecs)).WithTrackingName(StepNames.Codecs),
            static (output, codec) => output.AddSource(CodecEmitter.HintNameOf(codec), CodecEmitter.Emit(codec)));

    private static void RegisterFacade(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<FacadeModel> facade,
        IncrementalValueProvider<EquatableArray<RegistryEntryModel>> jobs,
        IncrementalValueProvider<EquatableArray<ManifestModel>> manifests,
        IncrementalValuesProvider<JobModel> models)
    {
        var referenced = context.CompilationProvider
            .Combine(manifests)
            .Select(static (pair, _) => ReferencedJobs.Of(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Referenced);
        context.RegisterSourceOutput(
            facade.Combine(jobs).Combine(referenced)
                .Select(static (all, _) => new FacadeContentModel(all.Left.Left, all.Left.Right, all.Right, EquatableArray<FacadeCallModel>.Empty))
                .Combine(models.Collect())
                .Combine(context.CompilationProvider)
                .Select(static (all, _) => NamespaceFacade.Complete(all.Left.Left, all.Left.Right, all.Right))
                .WithTrackingName(StepNames.FacadeContent),
            static (output, content) =>
            {
                if (content.Facade.CanBeWritten && FacadeEmitter.Emit(content) is { } source)
                {
                    output.AddSource(FacadeEmitter.HintName, source);
                }
            });
    }

    private static void RegisterRegistry(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<FacadeModel> facade,
        IncrementalValueProvider<EquatableArray<RegistryEntryModel>> jobs,
        IncrementalValueProvider<EquatableArray<ManifestModel>> manifests)
        => context.RegisterSourceOutput(
            facade.Combine(jobs).Combine(manifests)
                .Select(static (all, _) => new RegistryModel(all.Left.Left.Client is null ? null : all.Left.Left.AssemblyName, all.Left.Right, all.Right))
                .WithTrackingName(StepNames.Registry),
            static (output, registry) =>
            {
                if (RegistryEmitter.Emit(registry) is { } source)
                {
                    output.AddSource(RegistryEmitter.HintName, source);
                }
            });
}
