using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedJobs.Generators;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>The generator on projects of 10, 100 and 1,000 jobs: the first run, and the run after a keystroke.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class GeneratorBenchmarks
{
    private const int JobsPerClass = 10;

    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _editedElsewhere = null!;
    private CSharpCompilation _editedJob = null!;
    private GeneratorDriver _warm = null!;

    /// <summary>Jobs in the project.</summary>
    [Params(10, 100, 1_000)]
    public int JobCount { get; set; }

    /// <summary>Compiles the project, once as it is and once after each kind of edit.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("TypedJobs.Benchmarks", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
        var elsewhere = CSharpSyntaxTree.ParseText("namespace Shop; internal static class Elsewhere { public static int Answer() => 41; }");
        var classes = Enumerable.Range(0, JobCount / JobsPerClass).Select(static i => CSharpSyntaxTree.ParseText(JobClass(i, "1"))).ToArray();
        _compilation = CSharpCompilation.Create(
            "Shop", [elsewhere, .. classes], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _editedElsewhere = _compilation.ReplaceSyntaxTree(elsewhere, CSharpSyntaxTree.ParseText(elsewhere.ToString().Replace("41", "42", StringComparison.Ordinal)));
        _editedJob = _compilation.ReplaceSyntaxTree(classes[0], CSharpSyntaxTree.ParseText(JobClass(0, "2")));
        _warm = NewDriver().RunGenerators(_compilation);
        var generated = _warm.GetRunResult().GeneratedTrees.Length;
        if (generated < JobCount)
        {
            throw new InvalidOperationException($"The generator wrote {generated} files for {JobCount} jobs: the benchmark would measure nothing.");
        }
    }

    /// <summary>Nothing is known yet, of the compilation neither: its symbols are bound again.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => NewDriver().RunGenerators(_compilation.Clone());

    /// <summary>After an edit in a file without jobs.</summary>
    [Benchmark]
    public GeneratorDriver AfterAnEditElsewhere() => _warm.RunGenerators(_editedElsewhere.Clone());

    /// <summary>After an edit in the body of a job.</summary>
    [Benchmark]
    public GeneratorDriver AfterAnEditInAJob() => _warm.RunGenerators(_editedJob.Clone());

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new JobGenerator());

    private static string JobClass(int number, string literal)
    {
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $$"""
            using System.Threading.Tasks;
            using TypedJobs;
            namespace Shop;
            public sealed record Order{{number}}(string Number, int Count, decimal Price, string[] Tags);
            public static partial class Jobs{{number}}
            {

            """);
        for (var i = 0; i < JobsPerClass; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                    [Job("shop.job-{{number}}-{{i}}")]
                    public static Task<int> Job{{number}}At{{i}}(Order{{number}} order, string to, int count = 3) => Task.FromResult(count + {{literal}});

                """);
        }

        return source.Append('}').ToString();
    }
}
