using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests;

/// <summary>What every source under test compiles against: the framework that runs the tests, TypedJobs, and the usual usings.</summary>
internal static class TestEnvironment
{
    private static readonly string[] UserPrefixes = ["TypedJobs.Analyzers", "TypedJobs.CodeFixes", "Microsoft.CodeAnalysis", "xunit", "Microsoft.Test"];

    private static readonly ImmutableArray<MetadataReference> All = Load();

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions CompilationOptions { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>References taken from this process, so that no test downloads a reference pack.</summary>
    public static ImmutableArray<MetadataReference> References(bool withTypedJobs = true)
        => withTypedJobs ? All : All.RemoveAll(static r => Path.GetFileName(((PortableExecutableReference)r).FilePath) == "TypedJobs.dll");

    public static void Apply(ProjectState state, bool withTypedJobs = true)
    {
        state.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        state.AdditionalReferences.AddRange(References(withTypedJobs));
        state.Sources.Add(("/0/Usings.cs", """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            """ + (withTypedJobs ? "\nglobal using TypedJobs;\n" : "\n")));
    }

    private static ImmutableArray<MetadataReference> Load()
    {
        var paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var path in paths)
        {
            var name = Path.GetFileName(path);
            if (!UserPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                references.Add(MetadataReference.CreateFromFile(path));
            }
        }

        return references.ToImmutable();
    }
}
