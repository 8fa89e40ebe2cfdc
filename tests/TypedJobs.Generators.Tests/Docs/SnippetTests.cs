using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedJobs.Tests;

namespace TypedJobs.Generators.Tests.Docs;

/// <summary>What the README and the pages in <c>docs</c> show compiles as it is, with what <c>Prelude.cs</c> declares for it.</summary>
public sealed class SnippetTests
{
    private static readonly string[] Pages = ["README.md", .. MarkdownPage.In("docs")];

    private static readonly MetadataReference[] References = [.. GeneratorHarness.Platform, .. AspNetCore()];

    public static TheoryData<string, int> CSharp
        => [.. Pages.SelectMany(static page => MarkdownPage.Read(page).CodeBlocks.Where(static block => block.Language == "csharp").Select(block => (page, block.Line)))];

    [Theory]
    [MemberData(nameof(CSharp))]
    public void CSharpBlock_WithTheDeclarationsOfItsPage_Compiles(string page, int line)
    {
        // A page is read as one project: what a block declares, the others use.
        var snippets = MarkdownPage.Read(page).CodeBlocks.Where(static block => block.Language == "csharp").ToDictionary(static block => block.Line, block => new Snippet(page, block));
        var snippet = snippets[line];
        var prelude = Snippet.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "TypedJobs.Generators.Tests", "Docs", "Prelude.cs")), "Prelude.cs");
        SyntaxTree[] sources = [prelude, .. snippets.Values.Select(static other => other.Declarations), .. snippet.Program is { } program ? [program] : Array.Empty<SyntaxTree>()];

        var run = GeneratorHarness.Run(CSharpCompilation.Create(
            "Shop",
            sources,
            References,
            new CSharpCompilationOptions(
                snippet.Program is null ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable)));

        var found = run.Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && sources.Contains(diagnostic.Location.SourceTree)))
            .ToArray();
        var unexpected = found.Where(diagnostic => diagnostic.Location.SourceTree is null || !snippet.Expected.Contains(Snippet.Describe(diagnostic))).Select(static diagnostic => diagnostic.ToString());
        Assert.Equal("", string.Join('\n', unexpected));
        Assert.Equal(snippet.Expected, found.Select(Snippet.Describe));
    }

    [Fact]
    public void Block_InAnyLanguage_IsOneThatIsChecked()
    {
        var blocks = Pages.SelectMany(static page => MarkdownPage.Read(page).CodeBlocks.Select(block => (page, block))).ToArray();

        Assert.True(blocks.Count(static entry => entry.block.Language == "csharp") >= 5, "Hardly any C# found.");
        Assert.All(blocks, static entry => Assert.True(
            entry.block.Language is "csharp" or "json" or "sh",
            $"{entry.page}({entry.block.Line}): a block is 'csharp', 'json' or 'sh', not '{entry.block.Language}'."));
        Assert.All(blocks.Where(static entry => entry.block.Language == "json"), static entry => JsonDocument.Parse(entry.block.Code).Dispose());
    }

    // Beside the runtime that runs the tests; what that has already, packages included, is not taken twice.
    private static IEnumerable<MetadataReference> AspNetCore()
    {
        var shared = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "Microsoft.AspNetCore.App"));
        var newest = Directory.Exists(shared)
            ? Directory.EnumerateDirectories(shared, $"{Environment.Version.Major}.*").MaxBy(static folder => Version.Parse(Path.GetFileName(folder).Split('-')[0]))
            : null;
        Assert.True(newest is not null, $"No ASP.NET Core {Environment.Version.Major} in '{shared}': it comes with the .NET SDK.");
        var present = GeneratorHarness.Platform.Select(static reference => Path.GetFileName(reference.Display)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Directory.EnumerateFiles(newest, "Microsoft.*.dll").Where(path => !present.Contains(Path.GetFileName(path))).Select(static path => MetadataReference.CreateFromFile(path));
    }
}
