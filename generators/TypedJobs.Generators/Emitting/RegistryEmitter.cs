using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The file of the assembly: the facade's declaration, the manifest, and the module initializer that announces it with those of references.</summary>
internal static class RegistryEmitter
{
    public const string HintName = "TypedJobs.Manifest.g.cs";

    /// <param name="entries">The jobs of the assembly.</param>
    /// <param name="manifests">The manifests of the assemblies that are referenced, by their dotted names.</param>
    /// <param name="facade">The facade.</param>
    public static SourceText? Emit(IReadOnlyList<RegistryEntryModel> entries, IReadOnlyList<string> manifests, FacadeModel facade)
    {
        var jobs = entries.OrderBy(static e => e.WireName, StringComparer.Ordinal).ToArray();
        if (jobs.Length + manifests.Count == 0)
        {
            return null;
        }

        var ns = GeneratedNames.NamespaceOf(facade.AssemblyName);
        var own = $"global::{ns}.{GeneratedNames.Manifest}";
        var writer = SourceWriter.ForFile();
        if (jobs.Length > 0)
        {
            WriteAttribute(writer, jobs, own);
            WriteFacade(writer, jobs, facade);
        }

        writer.Open("namespace " + ns);
        if (jobs.Length > 0)
        {
            WriteManifest(writer, jobs, facade);
        }

        var announced = manifests.Select(static name => "global::" + Identifiers.EscapeDotted(name)).OrderBy(static name => name, StringComparer.Ordinal);
        WriteInitializer(writer, jobs.Length > 0 ? announced.Prepend(own) : announced);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void WriteAttribute(SourceWriter writer, RegistryEntryModel[] jobs, string manifest)
    {
        var names = jobs.SelectMany(static job => job.Aliases.Prepend(job.WireName)).OrderBy(static name => name, StringComparer.Ordinal);
        writer.WriteLine($"[assembly: global::TypedJobs.TypedJobsManifest(typeof({manifest}), Names = new[]");
        writer.WriteLine("{");
        foreach (var name in names)
        {
            writer.WriteLine($"    {Expressions.Text(name)},");
        }

        writer.WriteLine("})]");
        writer.WriteLine();
    }

    private static void WriteFacade(SourceWriter writer, RegistryEntryModel[] jobs, FacadeModel facade)
    {
        var ns = Identifiers.EscapeDotted(facade.Namespace);
        writer.OpenNamespace(ns);
        if (!facade.HasUserPart)
        {
            writer.WriteLine($"/// <summary>The jobs of {DocumentationEmitter.Escape(facade.AssemblyName)}: each is enqueued by its property.</summary>");
        }

        var access = facade.HasUserPart ? string.Empty : jobs.Any(static job => job.IsPublic) ? "public " : "internal ";
        writer.Open($"{access}static partial class {Identifiers.Escape(facade.Name)}");
        writer.Close();
        writer.CloseNamespace(ns);
        writer.WriteLine();
    }

    private static void WriteManifest(SourceWriter writer, RegistryEntryModel[] jobs, FacadeModel facade)
    {
        var entries = Identifiers.Global(facade.Namespace, facade.Name);
        writer.WriteLine($"""
            /// <summary>The jobs of {DocumentationEmitter.Escape(facade.AssemblyName)}, for the assemblies that reference it.</summary>
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
            writer.WriteLine($"    {entries}.{Identifiers.Escape(job.FacadeName)}.Descriptor,");
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
