using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Tests;

/// <summary>What an edit runs again: nothing, unless it touches a job or what a job is made of.</summary>
public sealed class IncrementalCachingTests
{
    private const string Jobs = """
        namespace Shop;
        public sealed record Order(int Id);
        public static partial class Work
        {
            [Job] public static Order Run(Order order) => order;
            [Job] public static void Walk(int steps) { }
        }
        """;

    private const string Other = "namespace Shop; public static class Other { public static int Answer() => 41; }";

    private static readonly IncrementalStepRunReason[] Reused = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    [Fact]
    public void Steps_OfAFirstRun_AreAllNamed()
    {
        var steps = GeneratorHarness.Run([Jobs, Other]).Driver.GetRunResult().Results.Single().TrackedSteps;

        Assert.Empty(JobGenerator.StepNames.All.Except(steps.Keys));
    }

    [Fact]
    public void EditElsewhere_RunsNothingAgain()
    {
        var run = GeneratorHarness.Run([Jobs, Other]).AssertCompiles();

        var after = Edit(run, 1, Other.Replace("41", "42", StringComparison.Ordinal));

        AssertReused(after, JobGenerator.StepNames.All);
        Assert.All(after.TrackedOutputSteps.SelectMany(static s => s.Value), static s => AssertReused(s, IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void SameRunTwice_IsCached()
    {
        var run = GeneratorHarness.Run([Jobs, Other]);

        var after = run.Driver.RunGenerators(run.Input, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        AssertReused(after, JobGenerator.StepNames.All);
    }

    [Fact]
    public void EditInTheBodyOfAJob_RunsNothingAgain()
    {
        var run = GeneratorHarness.Run([Jobs, Other]);

        var after = Edit(run, 0, Jobs.Replace("int steps) { }", "int steps) { _ = steps; }", StringComparison.Ordinal));

        AssertReused(after, JobGenerator.StepNames.All);
    }

    [Fact]
    public void EditOfOneJob_WritesThatJobOnly()
    {
        var run = GeneratorHarness.Run([Jobs, Other]);

        var after = Edit(run, 0, Jobs.Replace("int steps", "long steps", StringComparison.Ordinal));

        Assert.Equal(1, after.TrackedSteps[JobGenerator.StepNames.Jobs].SelectMany(static s => s.Outputs).Count(static o => !Reused.Contains(o.Reason)));
        AssertReused(after, [JobGenerator.StepNames.Index, JobGenerator.StepNames.Codecs, JobGenerator.StepNames.Facade, JobGenerator.StepNames.FacadeContent, JobGenerator.StepNames.Manifests]);
        Assert.Equal(1, after.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static s => s.Outputs).Count(static o => o.Reason == IncrementalStepRunReason.Modified));
    }

    [Theory]
    [InlineData("")]
    [InlineData("namespace Shop.Jobs { public static class Any { public static int Answer() => 41; } }")]
    public void EditElsewhere_InAProjectWithReferencedJobs_RunsNothingAgain(string folder)
    {
        var library = Facade.Projects.Project("Acme.Mail", "namespace Acme.Mail; public static partial class MailJobs { [Job] public static void Send(string to) { } }").AssertCompiles();
        var run = Facade.Projects.Project("Shop", "Shop", [Jobs.Replace("namespace Shop;", "namespace Shop {", StringComparison.Ordinal) + "}" + folder, Other], library).AssertCompiles();

        var after = Edit(run, 1, Other.Replace("41", "42", StringComparison.Ordinal));

        AssertReused(after, JobGenerator.StepNames.All);
        Assert.All(after.TrackedOutputSteps.SelectMany(static s => s.Value), static s => AssertReused(s, IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void EditOfAPayload_WritesItsCodecOnly()
    {
        var run = GeneratorHarness.Run([Jobs, Other]);

        var after = Edit(run, 0, Jobs.Replace("Order(int Id)", "Order(int Id, string Name)", StringComparison.Ordinal));

        AssertReused(after, [JobGenerator.StepNames.Entries, JobGenerator.StepNames.Index, JobGenerator.StepNames.Registry, JobGenerator.StepNames.Manifests]);
        Assert.Contains("Name", after.GeneratedSources.Single(static s => s.HintName.Contains("OrderCodec", StringComparison.Ordinal)).SourceText.ToString(), StringComparison.Ordinal);
    }

    private static GeneratorRunResult Edit(GeneratorRun run, int file, string source)
    {
        var tree = run.Input.SyntaxTrees[file];
        var edited = run.Input.ReplaceSyntaxTree(tree, GeneratorHarness.Parse(source, tree.FilePath));
        return run.Driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static void AssertReused(GeneratorRunResult result, IEnumerable<string> names)
    {
        foreach (var step in names.SelectMany(name => result.TrackedSteps[name]))
        {
            AssertReused(step, Reused);
        }
    }

    private static void AssertReused(IncrementalGeneratorRunStep step, params IncrementalStepRunReason[] reasons)
        => Assert.All(step.Outputs, output => Assert.True(reasons.Contains(output.Reason), $"{step.Name} was {output.Reason}"));
}
