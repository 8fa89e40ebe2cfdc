using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Analyzers.Tests.Corpus;

/// <summary>The files of the corpus, and the libraries that its jobs call, as an assembly: to the rules a library is metadata.</summary>
internal static class CorpusFiles
{
    private const string StubsFile = "Corpus/Stubs.cs";

    private static readonly ImmutableArray<SyntaxTree> All = Load();

    /// <summary>The labelled jobs, a tree a file.</summary>
    public static IEnumerable<SyntaxTree> Jobs => All.Where(static tree => tree.FilePath != StubsFile);

    /// <summary>Dapper, Entity Framework, Stripe and so on: names and signatures, no bodies.</summary>
    public static MetadataReference Libraries { get; } = Emit();

    /// <summary>What the jobs are written with.</summary>
    public static SyntaxTree Usings { get; } = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using TypedJobs;
        """,
        TestEnvironment.ParseOptions);

    private static ImmutableArray<SyntaxTree> Load()
    {
        var assembly = typeof(CorpusFiles).Assembly;
        var trees = ImmutableArray.CreateBuilder<SyntaxTree>();
        foreach (var name in assembly.GetManifestResourceNames().Where(static n => n.StartsWith("Corpus/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            trees.Add(CSharpSyntaxTree.ParseText(reader.ReadToEnd(), TestEnvironment.ParseOptions, name));
        }

        return trees.ToImmutable();
    }

    private static PortableExecutableReference Emit()
    {
        var stubs = CSharpCompilation.Create(
            "Libraries", All.Where(static tree => tree.FilePath == StubsFile), TestEnvironment.References(), TestEnvironment.CompilationOptions);
        var image = new MemoryStream();
        var result = stubs.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException("The stubs of the corpus do not compile:\n" + string.Join("\n", result.Diagnostics));
        }

        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
