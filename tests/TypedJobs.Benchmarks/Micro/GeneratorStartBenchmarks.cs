using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>The generator's first run in a process: with all that the run time has yet to compile, of the generator and of Roslyn, which comes without native code here.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 3, warmupCount: 0, iterationCount: 1)]
public class GeneratorStartBenchmarks
{
    private GeneratorProject _project = null!;

    /// <summary>Jobs in the project.</summary>
    [Params(10, 1_000)]
    public int JobCount { get; set; }

    /// <summary>Parses the project.</summary>
    [GlobalSetup]
    public void Setup() => _project = new GeneratorProject(JobCount);

    /// <summary>The very first run.</summary>
    [Benchmark]
    public GeneratorDriver FirstRun() => GeneratorProject.NewDriver().RunGenerators(_project.Compilation);
}
