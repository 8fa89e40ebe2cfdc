using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Analyzers.Tests.Catalog;

/// <summary>The real libraries that the table of effects tells of, as metadata: the packages of <c>CatalogPackage</c> and the shared frameworks.</summary>
internal static class CatalogLibraries
{
    private static readonly string[] Frameworks = ["net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "netstandard2.1", "netstandard2.0", "net462", "net461"];

    /// <summary>An empty program that references all of them.</summary>
    public static CSharpCompilation Compile() => CSharpCompilation.Create(
        "Catalog", references: Paths().Select(static path => MetadataReference.CreateFromFile(path)), options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static IEnumerable<string> Paths()
    {
        // Ours are not asked for; they would only repeat what a package or the framework has.
        var mine = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("TypedJobs.Analyzers", StringComparison.Ordinal));
        return mine.Concat(WebFramework()).Concat(Packages()).DistinctBy(static path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> WebFramework()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var web = Path.Combine(runtime, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(runtime));
        return Directory.EnumerateFiles(web, "Microsoft.*.dll");
    }

    private static IEnumerable<string> Packages()
    {
        var root = Metadata("PackageRoot");
        foreach (var package in Metadata("CatalogPackages").Split('|'))
        {
            var lib = Path.Combine(root, package.ToLowerInvariant(), "lib");
            var folder = Frameworks.Select(framework => Path.Combine(lib, framework)).FirstOrDefault(Directory.Exists)
                ?? throw new InvalidOperationException($"Package '{package}' has no library for a framework that this test knows in '{lib}'.");
            foreach (var path in Directory.EnumerateFiles(folder, "*.dll"))
            {
                yield return path;
            }
        }
    }

    private static string Metadata(string key)
        => typeof(CatalogLibraries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
