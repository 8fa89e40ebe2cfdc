using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedJobs.Generators;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>A project of many jobs, as it is and after a keystroke.</summary>
internal sealed class GeneratorProject
{
    private const int JobsPerClass = 10;

    private readonly SyntaxTree _elsewhere;
    private readonly SyntaxTree _firstClass;

    public GeneratorProject(int jobs)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("TypedJobs.Benchmarks", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
        var classes = Enumerable.Range(0, jobs / JobsPerClass).Select(static i => CSharpSyntaxTree.ParseText(JobClass(i, "1"))).ToArray();
        _elsewhere = CSharpSyntaxTree.ParseText("namespace Shop; internal static class Elsewhere { public static int Answer() => 41; }");
        _firstClass = classes[0];
        Compilation = CSharpCompilation.Create(
            "Shop", [_elsewhere, .. classes], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public CSharpCompilation Compilation { get; }

    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new JobGenerator());

    /// <summary>After an edit in a file without jobs.</summary>
    public CSharpCompilation EditElsewhere()
        => Compilation.ReplaceSyntaxTree(_elsewhere, CSharpSyntaxTree.ParseText(_elsewhere.ToString().Replace("41", "42", StringComparison.Ordinal)));

    /// <summary>After an edit in the body of jobs.</summary>
    public CSharpCompilation EditJobs() => Compilation.ReplaceSyntaxTree(_firstClass, CSharpSyntaxTree.ParseText(JobClass(0, "2")));

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
