using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>The jobs of referenced assemblies that code of this one can name.</summary>
internal static class ReferencedJobs
{
    public static EquatableArray<FacadeEntryModel> Of(Compilation compilation, EquatableArray<ManifestModel> manifests)
    {
        if (manifests.Count == 0)
        {
            return EquatableArray<FacadeEntryModel>.Empty;
        }

        var entries = manifests.SelectMany(manifest => OfManifest(compilation, manifest)).ToArray();

        // A class that two assemblies have cannot be named: CS0433.
        var shared = new HashSet<string>(
            entries.Select(static entry => (entry.Container, entry.Assembly)).Distinct().GroupBy(static pair => pair.Container, StringComparer.Ordinal)
                .Where(static same => same.Count() > 1).Select(static same => same.Key),
            StringComparer.Ordinal);
        return entries.Where(entry => !shared.Contains(entry.Container)).OrderBy(static entry => entry.Definition, StringComparer.Ordinal).ToEquatable();
    }

    private static IEnumerable<FacadeEntryModel> OfManifest(Compilation compilation, ManifestModel manifest)
    {
        var assembly = compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(reference => reference.Identity.Name == manifest.Assembly);
        if (assembly is null)
        {
            return [];
        }

        var isFriend = assembly.GivesAccessTo(compilation.Assembly);
        return manifest.Entries
            .Where(entry => entry.IsPublic || isFriend)
            .GroupBy(static entry => entry.Container, StringComparer.Ordinal)
            .Where(entries => !IsDeclaredHere(compilation, entries.Key))
            .SelectMany(static entries => entries)
            .Select(entry => entry with { Notices = NoticesOf(assembly, entry) });
    }

    // The author of the job marked the method; its definition says the same in metadata.
    private static EquatableArray<string> NoticesOf(IAssemblySymbol assembly, FacadeEntryModel entry)
        => FindType(assembly, entry.Definition) is { } definition ? Notices.Of(definition).ToEquatable() : EquatableArray<string>.Empty;

    // A source file that two projects share: the name means this assembly's class.
    private static bool IsDeclaredHere(Compilation compilation, string container) => FindType(compilation.Assembly, container) is not null;

    private static INamedTypeSymbol? FindType(IAssemblySymbol assembly, string dotted)
    {
        INamespaceOrTypeSymbol? found = assembly.GlobalNamespace;
        foreach (var part in dotted.Split('.'))
        {
            found = found?.GetMembers(part).OfType<INamespaceOrTypeSymbol>().FirstOrDefault(static member => member is not INamedTypeSymbol { Arity: > 0 });
        }

        return found as INamedTypeSymbol;
    }
}
