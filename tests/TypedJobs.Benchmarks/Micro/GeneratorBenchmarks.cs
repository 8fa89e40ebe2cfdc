using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>The generator on projects of 10, 100 and 1,000 jobs, in a compiler that has been at work: the first run, and the run after a keystroke.</summary>
/// <remarks>Every run is given a compilation whose symbols are not bound yet, as after every keystroke; binding them is most of the time after an edit.</remarks>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 12, iterationCount: 5)]
public class GeneratorBenchmarks
{
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
        var project = new GeneratorProject(JobCount);
        _compilation = project.Compilation;
        _editedElsewhere = project.EditElsewhere();
        _editedJob = project.EditJobs();
        _warm = GeneratorProject.NewDriver().RunGenerators(_compilation);
        var generated = _warm.GetRunResult().GeneratedTrees.Length;
        if (generated < JobCount)
        {
            throw new InvalidOperationException($"The generator wrote {generated} files for {JobCount} jobs: the benchmark would measure nothing.");
        }
    }

    /// <summary>Nothing of the project is known yet.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => GeneratorProject.NewDriver().RunGenerators(_compilation.Clone());

    /// <summary>After an edit in a file without jobs.</summary>
    [Benchmark]
    public GeneratorDriver AfterAnEditElsewhere() => _warm.RunGenerators(_editedElsewhere.Clone());

    /// <summary>After an edit in the body of a job.</summary>
    [Benchmark]
    public GeneratorDriver AfterAnEditInAJob() => _warm.RunGenerators(_editedJob.Clone());
}
