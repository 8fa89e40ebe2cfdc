using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Tests;

/// <summary>Who may use whom inside <c>src/TypedJobs</c>, checked reference by reference: the folder of the file that uses against the folder
/// of the file that declares.</summary>
internal sealed class Layering
{
    private const string RedisClient = "StackExchange.Redis";
    private const string RedisFolder = "Redis";

    private static readonly string[] Vocabulary = ["Attributes", "Jobs", "Serialization"];
    private static readonly string[] Everything =
        [.. Vocabulary, "Storage", "Observability", "Client", "Worker", "Scheduling", "Workflows", RedisFolder, "Hosting"];

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Attributes"] = Vocabulary,
        ["Jobs"] = Vocabulary,
        ["Serialization"] = Vocabulary,
        ["Storage"] = ["Jobs", "Observability"],
        ["Observability"] = ["Jobs", "Storage"],
        ["Client"] = [.. Vocabulary, "Storage", "Observability"],
        ["Worker"] = [.. Vocabulary, "Storage", "Observability"],
        ["Scheduling"] = [.. Vocabulary, "Storage", "Observability", "Client", "Workflows"],
        ["Workflows"] = [.. Vocabulary, "Storage", "Observability", "Client", "Scheduling"],
        [RedisFolder] = ["Jobs", "Storage"],
        ["Hosting"] = Everything,
    };

    private readonly CSharpCompilation _compilation;

    private Layering(CSharpCompilation compilation) => _compilation = compilation;

    /// <summary>Compiles sources whose paths start with their folder: <c>Jobs/JobId.cs</c>.</summary>
    public static Layering Of(IEnumerable<(string Path, string Source)> files)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, preprocessorSymbols: ["NET", "NET10_0"]);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Source, parse, file.Path));
        const string ImplicitUsings = """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
            """;
        // The library under test must not stand beside its own source.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("TypedJobs", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
        return new Layering(CSharpCompilation.Create(
            "Layering",
            trees.Prepend(CSharpSyntaxTree.ParseText(ImplicitUsings, parse)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)));
    }

    /// <summary>What does not compile: a name that is not resolved is a reference that is not checked.</summary>
    public IReadOnlyList<string> Errors()
        => [.. _compilation.GetDiagnostics()
            // CS8795: the other half of a partial method is written by a generator that does not run here, and refers to nothing of ours.
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795")
            .Select(static diagnostic => diagnostic.ToString())];

    /// <summary>One line for each reference that the table does not allow.</summary>
    public IReadOnlyList<string> Violations()
        => [.. _compilation.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0).SelectMany(ViolationsIn).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<string> ViolationsIn(SyntaxTree tree)
    {
        var from = FolderOf(tree);
        if (!MayUse.TryGetValue(from, out var allowed))
        {
            yield return $"{tree.FilePath}: folder '{from}' has no row in the table of layers";
            yield break;
        }

        var model = _compilation.GetSemanticModel(tree);
        var names = tree.GetRoot().DescendantNodes().Where(static node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax);
        foreach (var name in names)
        {
            if (model.GetSymbolInfo(name).Symbol is not { } symbol || symbol is INamespaceSymbol)
            {
                continue;
            }

            if (symbol.ContainingAssembly?.Name == RedisClient && from != RedisFolder)
            {
                yield return $"{tree.FilePath}: names {symbol.ToDisplayString()}, but only {RedisFolder}/ may name {RedisClient}";
            }

            var homes = symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(static home => FolderOf(home.SyntaxTree)).ToArray();
            if (homes.Length > 0 && !homes.Any(home => home == from || allowed.Contains(home)))
            {
                yield return $"{tree.FilePath}: {from} may not use {homes[0]} ({symbol.ToDisplayString()})";
            }
        }
    }

    private static string FolderOf(SyntaxTree tree) => tree.FilePath.Split('/') is [var folder, _, ..] ? folder : "";
}
