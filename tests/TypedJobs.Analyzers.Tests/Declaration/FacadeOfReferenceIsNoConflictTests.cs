using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Analyzers.Declaration;

namespace TypedJobs.Analyzers.Tests.Declaration;

/// <summary>A test project with the root namespace of its app has a facade of the app's name: CS0436 says nothing there, and is heard elsewhere.</summary>
public class FacadeOfReferenceIsNoConflictTests
{
    private const string App = "namespace Shop { public static class Jobs { public static int Send => 1; } public static class Other { public static int Send => 1; } }";

    [Theory]
    [InlineData("Jobs", "Shop", false)]
    [InlineData("global::Shop.Jobs", "Shop", false)]
    [InlineData("Other", "Shop", true)]
    [InlineData("Jobs", "Elsewhere", true)]
    public async Task ConflictOfTypes_IsSilencedForTheFacade(string type, string assembly, bool isReported)
    {
        var app = Compile("App", App).ToMetadataReference();
        var tests = Compile(assembly, App + $"namespace Shop {{ class Test {{ int Do() => {type}.Send; }} }}", app);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new FacadeOfReferenceIsNoConflict()];

        var found = await tests.WithAnalyzers(analyzers).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(isReported ? 1 : 0, found.Count(static d => d.Id == "CS0436" && !d.IsSuppressed));
    }

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] references)
        => CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, TestEnvironment.ParseOptions, cancellationToken: TestContext.Current.CancellationToken)],
            [.. TestEnvironment.References(), .. references],
            TestEnvironment.CompilationOptions);
}
