using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The file of the assembly: the manifest, and the module initializer that announces it with those of references.</summary>
internal static class RegistryEmitter
{
    public const string HintName = "TypedJobs.Manifest.g.cs";

    /// <summary>The file; null where there is nothing to list.</summary>
    public static SourceText? Emit(RegistryModel registry)
    {
        if (registry.AssemblyName is not { } assemblyName || registry.Jobs.Count + registry.Manifests.Count == 0)
        {
            return null;
        }

        var jobs = registry.Jobs.OrderBy(static job => job.WireName, StringComparer.Ordinal).ToArray();
        var announced = registry.Manifests.Select(static manifest => "global::" + Identifiers.EscapeDotted(manifest.Name));
        var ns = GeneratedNames.NamespaceOf(assemblyName);
        var own = $"global::{ns}.{GeneratedNames.Manifest}";
        var writer = SourceWriter.ForFile();
        if (jobs.Length > 0)
        {
            WriteAttribute(writer, jobs, own);
        }

        writer.Open("namespace " + ns);
        if (jobs.Length > 0)
        {
            WriteManifest(writer, jobs, assemblyName);
        }

        WriteInitializer(writer, jobs.Length > 0 ? announced.Prepend(own) : announced);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void WriteAttribute(SourceWriter writer, RegistryEntryModel[] jobs, string manifest)
    {
        writer.WriteLine($"[assembly: global::TypedJobs.TypedJobsManifest(typeof({manifest}),");
        WriteTexts(writer, "Names", jobs.SelectMany(static job => job.Aliases.Prepend(job.WireName)), ",");
        WriteTexts(writer, ManifestEntries.Property, jobs.Select(static job => ManifestEntries.Format(job.Facade)), ")]");
        writer.WriteLine();
    }

    private static void WriteTexts(SourceWriter writer, string property, IEnumerable<string> texts, string end)
    {
        writer.Open(property + " = new[]");
        foreach (var text in texts.OrderBy(static text => text, StringComparer.Ordinal))
        {
            writer.WriteLine(Expressions.Text(text) + ",");
        }

        writer.Close(end);
    }

    private static void WriteManifest(SourceWriter writer, RegistryEntryModel[] jobs, string assemblyName)
    {
        writer.WriteLine($"""
            /// <summary>The jobs of {DocumentationEmitter.Escape(assemblyName)}, for the assemblies that reference it.</summary>
            {GeneratedNames.Hidden}
            {GeneratedNames.Attribute}
            """);
        writer.Open($"public sealed class {GeneratedNames.Manifest} : global::TypedJobs.IJobManifest");
        writer.Open($"private {GeneratedNames.Manifest}()");
        writer.Close();
        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        if (jobs.Any(static job => job.IsObsolete))
        {
            writer.WriteLine(GeneratedNames.Obsolete);
        }

        writer.WriteLine("public static global::System.Collections.Generic.IReadOnlyList<global::TypedJobs.JobDescriptor> Jobs { get; } =");
        writer.WriteLine("[");
        foreach (var job in jobs)
        {
            writer.WriteLine($"    {DefinitionEmitter.NameOf(job.Facade)}.Instance.Descriptor,");
        }

        writer.WriteLine("];");
        writer.Close();
        writer.WriteLine();
    }

    private static void WriteInitializer(SourceWriter writer, IEnumerable<string> manifests)
    {
        writer.WriteLine($"""
            /// <summary>Announces the jobs that this assembly knows, before any of its code runs.</summary>
            {GeneratedNames.Attribute}
            """);
        writer.Open("internal static class JobModule");
        writer.WriteLine("#pragma warning disable CA2255 // A worker finds its jobs with no scan because every module announces its own.");
        writer.WriteLine("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Announce()");
        foreach (var manifest in manifests)
        {
            writer.WriteLine($"global::TypedJobs.JobCatalog.Add<{manifest}>();");
        }

        writer.Close();
        writer.WriteLine("#pragma warning restore CA2255");
        writer.Close();
    }
}
