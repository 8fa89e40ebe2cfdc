using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Generators.Tests;

/// <summary>Runs the generator over sources as the compiler would.</summary>
internal static class GeneratorHarness
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>What the tests themselves run on: the runtime, packages, and the assemblies of src.</summary>
    public static ImmutableArray<MetadataReference> Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("TypedJobs.Generators", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using TypedJobs;

        """;

    /// <summary>A compilation with nothing generated yet. Usings are added to every source.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> sources, string assemblyName = "Shop", IEnumerable<MetadataReference>? references = null)
        => CSharpCompilation.Create(
            assemblyName,
            sources.Select(static (source, i) => Parse(source, $"Source{i}.cs")),
            [.. Platform, .. references ?? []],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999,
                deterministic: true));

    public static SyntaxTree Parse(string source, string path = "Source0.cs")
        => CSharpSyntaxTree.ParseText(SourceText.From(source.StartsWith("global using", StringComparison.Ordinal) ? source : Usings + source, System.Text.Encoding.UTF8), ParseOptions, path);

    public static GeneratorDriver Driver(IReadOnlyDictionary<string, string>? properties = null)
        => CSharpGeneratorDriver.Create(
            [new JobGenerator().AsSourceGenerator()],
            additionalTexts: null,
            ParseOptions,
            new Properties(properties ?? new Dictionary<string, string> { ["build_property.RootNamespace"] = "Shop" }),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator over one source.</summary>
    public static GeneratorRun Run(string source) => Run([source]);

    public static GeneratorRun Run(
        IEnumerable<string> sources,
        string assemblyName = "Shop",
        IReadOnlyDictionary<string, string>? properties = null,
        IEnumerable<MetadataReference>? references = null)
        => Run(Compile(sources, assemblyName, references), properties);

    /// <summary>Runs the generator over a compilation.</summary>
    public static GeneratorRun Run(CSharpCompilation input, IReadOnlyDictionary<string, string>? properties = null)
    {
        var driver = Driver(properties).RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new GeneratorRun(driver, input, (CSharpCompilation)output);
    }

    private sealed class Properties(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            => values.TryGetValue(key, out value);
    }
}

/// <summary>What came of a run.</summary>
internal sealed class GeneratorRun(GeneratorDriver driver, CSharpCompilation input, CSharpCompilation output)
{
    public GeneratorDriver Driver { get; } = driver;

    public CSharpCompilation Input { get; } = input;

    public CSharpCompilation Output { get; } = output;

    /// <summary>The generated files by hint name.</summary>
    public SortedDictionary<string, string> Files { get; } = new(
        driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(static s => s.HintName, static s => s.SourceText.ToString()),
        StringComparer.Ordinal);

    /// <summary>The generator threw nothing; all compiles; no generated file has a warning, missing documentation included, but for what its
    /// pragma is there for: what is obsolete or experimental, or in a reference too.</summary>
    public GeneratorRun AssertCompiles(OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        Assert.Null(Driver.GetRunResult().Results.Single().Exception);
        var complaints = Complaints(Of(WithWarnings(), kind)).Where(static c => c.Id is not ("CS0612" or "CS0618" or "CS8981" or "CS0436")).ToArray();

        // Experimental diagnostics have ids of their own, and are errors where no pragma is.
        if (complaints.Any(static c => !c.Id.StartsWith("CS", StringComparison.Ordinal)))
        {
            complaints = [.. complaints.Where(static c => c.Id.StartsWith("CS", StringComparison.Ordinal)), .. Complaints(Of(Output, kind))];
        }

        Assert.True(complaints.Length == 0, string.Join('\n', complaints.Take(12).Select(static c => c.Text)));
        return this;
    }

    /// <summary>All compiles, and no generated file has a diagnostic that its author would see.</summary>
    public GeneratorRun AssertCompilesAsWritten()
    {
        Assert.Null(Driver.GetRunResult().Results.Single().Exception);
        var complaints = Complaints(Output).ToArray();
        Assert.True(complaints.Length == 0, string.Join('\n', complaints.Take(12).Select(static c => c.Text)));
        return this;
    }

    /// <summary>The output with the warnings that generated files switch off.</summary>
    private CSharpCompilation WithWarnings()
    {
        var trees = Driver.GetRunResult().GeneratedTrees;
        var open = trees.Select(tree => CSharpSyntaxTree.ParseText(
            SourceText.From(tree.ToString().Replace("#pragma warning disable //", "//", StringComparison.Ordinal), System.Text.Encoding.UTF8),
            (CSharpParseOptions)tree.Options, tree.FilePath));
        return Output.RemoveSyntaxTrees(trees).AddSyntaxTrees(open);
    }

    private static CSharpCompilation Of(CSharpCompilation compilation, OutputKind kind) => compilation.WithOptions(compilation.Options.WithOutputKind(kind));

    private IEnumerable<(string Id, string Text)> Complaints(CSharpCompilation compilation)
    {
        var written = Input.SyntaxTrees.ToHashSet();
        return compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error
                || (d.Severity == DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && !written.Contains(tree)))
            .Select(static d => (d.Id, $"{d}\n{d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}"));
    }

    /// <summary>The output as an assembly that other compilations can reference.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(ToImage());

    public ImmutableArray<byte> ToImage()
    {
        using var stream = new MemoryStream();
        var emitted = Output.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return [.. stream.ToArray()];
    }

    /// <summary>The output, loaded into a context of its own together with assemblies that it references.</summary>
    public LoadedJobs Load(params GeneratorRun[] references)
    {
        var context = new AssemblyLoadContext(Output.AssemblyName);
        foreach (var reference in references)
        {
            context.LoadFromStream(new MemoryStream([.. reference.ToImage()]));
        }

        return new LoadedJobs(context.LoadFromStream(new MemoryStream([.. ToImage()])));
    }
}
