using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Tests;

/// <summary>Defaults stand outside of the job: changing them runs what depends on them, and nothing else does.</summary>
public sealed class JobDefaultsCachingTests
{
    private const string Job = """namespace Shop; static partial class Work { [Job("a")] static void Run() { } }""";
    private const string Settled = """namespace Shop; static partial class Other { [Job("b", Queue = "own")] static void Go() { } }""";

    [Fact]
    public void AssemblyDefault_Changed_RunsTheJobsThatItReaches()
    {
        var (before, after) = RunTwice("""[assembly: JobDefaults(Queue = "one")]""", """[assembly: JobDefaults(Queue = "two")]""");

        Assert.Equal([true, false], ReasonsOf(after, JobGenerator.StepNames.Jobs).Select(static reason => reason == IncrementalStepRunReason.Modified));
        Assert.Contains("Queue = \"one\"", FileOf(before, "Shop.Work.Run.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Queue = \"two\"", FileOf(after, "Shop.Work.Run.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AssemblyDefault_BesideAnEdit_RunsNothing()
    {
        var (_, after) = RunTwice(
            """[assembly: JobDefaults(Queue = "one")] class Edited { int Before; }""",
            """[assembly: JobDefaults(Queue = "one")] class Edited { int After() => 1; }""");

        foreach (var step in (string[])[JobGenerator.StepNames.Jobs, JobGenerator.StepNames.IndexedJobs, JobGenerator.StepNames.Registry])
        {
            Assert.All(ReasonsOf(after, step), static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        }
    }

    private static (GeneratorRunResult Before, GeneratorRunResult After) RunTwice(string before, string after)
    {
        var compilation = GeneratorHarness.Compile([Job, Settled, before]);
        var driver = GeneratorHarness.Driver().RunGenerators(compilation);
        var first = driver.GetRunResult().Results.Single();
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], GeneratorHarness.Parse(after, "Source2.cs"));
        return (first, driver.RunGenerators(edited).GetRunResult().Results.Single());
    }

    private static IncrementalStepRunReason[] ReasonsOf(GeneratorRunResult run, string step)
        => [.. run.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static o => o.Reason)];

    private static string FileOf(GeneratorRunResult run, string name)
        => run.GeneratedSources.Single(s => s.HintName == name).SourceText.ToString();
}
