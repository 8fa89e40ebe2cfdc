using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Analyzers;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>Compiling 1,000 jobs and 5,000 other methods, without and with all analyzers: what they add is to stay under a tenth.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class AnalyzerBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(JobAnalyzer).Assembly.GetTypes().Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private CSharpCompilation _compilation = null!;

    /// <summary>Writes the project and runs the generator.</summary>
    [GlobalSetup]
    public void Setup() => _compilation = AnalyzerProject.Create();

    /// <summary>The compiler alone.</summary>
    [Benchmark(Baseline = true)]
    public int Compile() => Emit(Fresh());

    /// <summary>The compiler with all analyzers, as a build runs them.</summary>
    [Benchmark]
    public async Task<int> CompileAndAnalyze() => (await AnalyzeAsync(Fresh(), Rules)).Found;

    /// <summary>One run after another in turn, and the time of each analyzer: quicker than the benchmark, and it says which rule is slow.</summary>
    public static async Task ReportAsync(int runs)
    {
        var project = AnalyzerProject.Create();
        var bare = new List<Cost>();
        var full = new List<Cost>();
        var driven = new List<Cost>();
        var each = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var run = 0; run <= runs; run++)
        {
            var alone = await TimeAsync(() => Task.FromResult(Emit(Fresh(project))));
            var found = 0;
            CompilationWithAnalyzers? driver = null;
            var idle = await TimeAsync(async () => await AnalyzeAsync(Fresh(project), [new IdleAnalyzer()]));
            var together = await TimeAsync(async () => (found, driver) = await AnalyzeAsync(Fresh(project), Rules));

            // The first run compiles the compiler.
            if (run > 0)
            {
                bare.Add(alone);
                full.Add(together);
                driven.Add(idle);
                foreach (var analyzer in Rules)
                {
                    var telemetry = await driver!.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
                    (each.TryGetValue(analyzer.GetType().Name, out var times) ? times : each[analyzer.GetType().Name] = []).Add(telemetry.ExecutionTime.TotalMilliseconds);
                }
            }
        }

        using var total = new JsonLine("analyzers");
        // The compiler's telemetry sums up threads, so it is to be compared with processor time: the compiler itself uses all cores.
        total.Add("compile_ms", Median(bare, static cost => cost.Wall), 0).Add("with_idle_analyzer_ms", Median(driven, static cost => cost.Wall), 0)
            .Add("with_analyzers_ms", Median(full, static cost => cost.Wall), 0).Add("compile_cpu_ms", Median(bare, static cost => cost.Cpu), 0)
            .Add("with_idle_analyzer_cpu_ms", Median(driven, static cost => cost.Cpu), 0).Add("with_analyzers_cpu_ms", Median(full, static cost => cost.Cpu), 0)
            .Add("analyzers_ms", each.Values.Sum(Median), 0)
            .Add("analyzers_percent_of_compile_cpu", 100 * each.Values.Sum(Median) / Median(bare, static cost => cost.Cpu), 1).Print();
        foreach (var (name, times) in each.OrderByDescending(static entry => Median(entry.Value)))
        {
            using var one = new JsonLine("analyzer");
            one.Add("name", name).Add("ms", Median(times), 1).Print();
        }
    }

    private static async Task<Cost> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await work();
        return new Cost(watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    private static double Median(List<Cost> costs, Func<Cost, double> value) => Median([.. costs.Select(value)]);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static int Emit(Compilation compilation)
    {
        var result = compilation.Emit(Stream.Null);
        return result.Success ? result.Diagnostics.Length : throw new InvalidOperationException("The project does not compile.");
    }

    // As the compiler does it: analyzers run beside the binding and emitting of one and the same compilation.
    private static async Task<(int Found, CompilationWithAnalyzers Driver)> AnalyzeAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
        var driver = compilation.WithAnalyzers(analyzers, options);
        var diagnostics = driver.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Emit(driver.Compilation);
        return ((await diagnostics).Length, driver);
    }

    private static Compilation Fresh(Compilation project) => project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees);

    private Compilation Fresh() => Fresh(_compilation);

    /// <summary>Milliseconds on the clock, and of all threads together.</summary>
    private readonly record struct Cost(double Wall, double Cpu);
}
