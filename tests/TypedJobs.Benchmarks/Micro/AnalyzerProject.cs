using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedJobs.Generators;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>A project of 1,000 jobs and 5,000 other methods, with what the generator adds to it.</summary>
internal static class AnalyzerProject
{
    private const int Classes = 100;
    private const int JobsPerClass = 10;
    private const int OthersPerClass = 50;

    /// <summary>The compilation, with generated code, as the compiler hands it to the analyzers.</summary>
    public static CSharpCompilation Create()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("TypedJobs.Benchmarks", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
        var trees = Enumerable.Range(0, Classes).SelectMany(static i => new[] { Parse(Jobs(i), $"Jobs{i}.cs"), Parse(Services(i), $"Services{i}.cs") });
        var project = CSharpCompilation.Create(
            "Shop", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new JobGenerator().AsSourceGenerator()).RunGeneratorsAndUpdateCompilation(project, out var complete, out _);
        var errors = complete.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3).ToArray();
        return errors.Length == 0
            ? (CSharpCompilation)complete.RemoveAllSyntaxTrees().AddSyntaxTrees(complete.SyntaxTrees)
            : throw new InvalidOperationException("The project does not compile, so its time would say nothing: " + string.Join("; ", errors.Select(static error => error.ToString())));
    }

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, path: path);

    private static string Jobs(int number)
    {
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using TypedJobs;

            namespace Shop;

            public sealed record Line{{number}}(int Product, int Count, decimal Price);

            public static partial class Jobs{{number}}
            {

            """);
        for (var i = 0; i < JobsPerClass; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                    [Job("shop.{{number}}.step{{i}}", Queue = "q{{number % 7}}", MaxAttempts = 5)]
                    public static async Task<int> Step{{number}}x{{i}}(
                        string order, List<Line{{number}}> lines, [FromServices] IService{{number}} service, [FromServices] HttpClient http, JobContext job, CancellationToken ct)
                    {
                        if (await service.IsDone{{i}}Async(order, ct))
                        {
                            return 0;
                        }

                        var total = 0m;
                        foreach (var line in lines)
                        {
                            total += line.Price * line.Count;
                        }

                        using var request = new HttpRequestMessage(HttpMethod.Post, "/charge/" + order);
                        request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
                        using var response = await http.SendAsync(request, ct);
                        return await service.Save{{i}}Async(order, total, ct);
                    }


                """);
        }

        return source.Append("}\n").ToString();
    }

    private static string Services(int number)
    {
        var members = new StringBuilder();
        var bodies = new StringBuilder();
        for (var i = 0; i < OthersPerClass / 2; i++)
        {
            members.Append(CultureInfo.InvariantCulture, $"    Task<bool> IsDone{i}Async(string order, CancellationToken ct); Task<int> Save{i}Async(string order, decimal total, CancellationToken ct);\n");
            bodies.Append(CultureInfo.InvariantCulture, $$"""
                    public async Task<bool> IsDone{{i}}Async(string order, CancellationToken ct)
                    {
                        await Task.Yield();
                        var words = order.Split('-').Where(static word => word.Length > 0).Select(static word => word.Trim()).ToArray();
                        for (var index = 0; index < words.Length; index++)
                        {
                            ct.ThrowIfCancellationRequested();
                            if (_seen.TryGetValue(words[index], out var count) && count > {{i}})
                            {
                                return true;
                            }
                        }

                        return words.Length == 0;
                    }

                    public async Task<int> Save{{i}}Async(string order, decimal total, CancellationToken ct)
                    {
                        var path = Path.Combine("orders", order + ".txt");
                        try
                        {
                            await File.WriteAllTextAsync(path, total.ToString(CultureInfo.InvariantCulture), ct);
                            _seen[order] = (int)total;
                        }
                        catch (IOException exception) when (exception.HResult != 0)
                        {
                            throw new InvalidOperationException($"Order {order} could not be saved to {path}.", exception);
                        }

                        return _seen.Count + {{i}};
                    }

                """);
        }

        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Globalization;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Shop;

            public interface IService{{number}}
            {
            {{members}}}

            public sealed class Service{{number}} : IService{{number}}
            {
                private readonly Dictionary<string, int> _seen = [];

            {{bodies}}}

            """;
    }
}
