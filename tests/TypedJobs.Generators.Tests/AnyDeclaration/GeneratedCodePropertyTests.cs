using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedJobs.Generators.Contract;
using TypedJobs.Serialization;

namespace TypedJobs.Generators.Tests.AnyDeclaration;

/// <summary>Whatever compiles before there is a generator compiles with it, and what is enqueued arrives; or the contract says why not.</summary>
/// <remarks><c>TYPEDJOBS_SEED</c> repeats a run, <c>TYPEDJOBS_ROUNDS</c> makes it longer.</remarks>
public sealed class GeneratedCodePropertyTests
{
    private const int FilesOfARound = 30;

    [Fact]
    public async Task Declarations_OfEveryKind_CompileAndTravelOrAreRefused()
    {
        var seed = Number("TYPEDJOBS_SEED") ?? Random.Shared.Next();
        for (var round = 0; round < (Number("TYPEDJOBS_ROUNDS") ?? 1); round++, seed++)
        {
            try
            {
                await RoundAsync(seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"TYPEDJOBS_SEED={seed} repeats this: {exception.Message}", exception);
            }
        }
    }

    private static async Task RoundAsync(int seed)
    {
        var declarations = new RandomDeclarations(seed);
        var written = Enumerable.Range(0, FilesOfARound).Select(declarations.File).ToArray();
        var sources = Accepted(written, out var faults);
        Assert.True(sources.Length > FilesOfARound / 4, $"Only {sources.Length} files of {FilesOfARound} compile without the generator: {string.Join('\n', faults)}");

        var run = GeneratorHarness.Run(sources.Select(static source => source.Replace("//CALLS", string.Empty, StringComparison.Ordinal)));
        var refused = Refused(run.Input);
        var called = sources.Select(source => refused.Any(job => source.Contains(" " + job + "(", StringComparison.Ordinal) && job.StartsWith("Text", StringComparison.Ordinal)) ? WithoutCalls(source) : source);
        run = GeneratorHarness.Run(called).AssertCompilesAsWritten();
        var jobs = run.Load();
        var values = new RandomValues(seed);
        foreach (var entry in jobs.Type("Shop.Jobs").GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (entry.Name.StartsWith("Echo", StringComparison.Ordinal))
            {
                await EchoAsync(jobs, entry.Name, values);
            }
            else
            {
                await CallAsync(jobs, entry.Name["Text".Length..]);
            }
        }
    }

    // Files that do not compile, or whose nullability is wrong, say nothing of the generator.
    private static string[] Accepted(string[] written, out string[] faults)
    {
        var compilation = GeneratorHarness.Compile(written.Select(WithoutCalls));
        var errors = compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).ToArray();
        var bad = errors.Select(static d => d.Location.SourceTree).ToHashSet();
        faults = [.. errors.GroupBy(static d => d.Id).Select(static group => $"{group.Count()} × {group.First()}")];
        return [.. written.Where((_, i) => !bad.Contains(compilation.SyntaxTrees[i]))];
    }

    private static string WithoutCalls(string source)
        => source.IndexOf("//CALLS", StringComparison.Ordinal) is var at and >= 0 ? source[..at] + "}" : source;

    private static HashSet<string> Refused(CSharpCompilation compilation)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in Types(compilation.Assembly.GlobalNamespace))
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (JobDeclaration.Of(method) is { } job && !JobContract.Check(job).IsEmpty)
                {
                    refused.Add(method.Name);
                }
            }
        }

        return refused;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol ns)
        => ns.GetTypeMembers().Concat(ns.GetNamespaceMembers().SelectMany(Types));

    private static async Task EchoAsync(LoadedJobs jobs, string entry, RandomValues values)
    {
        var definition = jobs.Entry(entry);
        var type = definition.GetType().GetMethod("With")!.GetParameters()[0].ParameterType;
        if (values.TryMake(type) is not { } value)
        {
            return;
        }

        var call = jobs.With(entry, value);
        var arguments = JobEnvelope.Parse(call.Body).Arguments;

        var context = await LoadedJobs.RunAsync(call);

        Assert.True(arguments.Span[1..].SequenceEqual(context.Result.Span), $"{entry}({type}): {Convert.ToHexString(arguments.Span)} is read and written again as {Convert.ToHexString(context.Result.Span)}");
    }

    private static async Task CallAsync(LoadedJobs jobs, string number)
    {
        var calls = jobs.Assembly.GetTypes().Single(type => type.Name == "Calls" + number);
        var (call, expected) = ((JobCall<string>, string))calls.GetMethod("Both")!.Invoke(null, null)!;

        Assert.Equal(expected, await LoadedJobs.ResultAsync(call));
    }

    private static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
