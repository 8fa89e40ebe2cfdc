using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Tests;

/// <summary>For a job that cannot work the generator writes nothing, and the contract says why.</summary>
public sealed class MalformedJobTests
{
    [Theory]
    [InlineData("public static class C { [Job] public static void M() { } }", nameof(JobViolationKind.ContainerNotPartial))]
    [InlineData("file static partial class C { [Job] public static void M() { } }", nameof(JobViolationKind.ContainerNotPartial))]
    [InlineData("public class C { public partial class D { [Job] public static void M() { } } }", nameof(JobViolationKind.ContainerNotPartial))]
    [InlineData("public partial interface C { [Job] public static void M() { } }", nameof(JobViolationKind.ContainerIsInterface))]
    [InlineData("public partial class C { private partial class D { [Job] public static void M() { } } }", nameof(JobViolationKind.ContainerHidden))]
    [InlineData("public partial class C { [Job] public void M() { } }", nameof(JobViolationKind.NotStatic))]
    [InlineData("public partial class C { [Job] public static void M<T>() { } }", nameof(JobViolationKind.Generic))]
    [InlineData("public partial class C<T> { [Job] public static void M() { } }", nameof(JobViolationKind.Generic))]
    [InlineData("public partial class C { [Job] public static extern void M(); }", nameof(JobViolationKind.NoOrdinaryBody))]
    [InlineData("public partial class C { [Job] public static IEnumerable<int> M() { yield return 1; } }", nameof(JobViolationKind.NoOrdinaryBody))]
    [InlineData("public partial class C { [Job, System.Diagnostics.Conditional(\"DEBUG\")] public static void M() { } }", nameof(JobViolationKind.NoOrdinaryBody))]
    [InlineData("public partial class C { [Job] public static async void M() => await Task.Yield(); }", nameof(JobViolationKind.AsyncVoid))]
    [InlineData("public partial class C { [Job] public static IAsyncEnumerable<int> M() => throw null!; }", nameof(JobViolationKind.UnsupportedReturn))]
    [InlineData("public partial class C { [Job] public static Task<Task> M() => throw null!; }", nameof(JobViolationKind.UnsupportedReturn))]
    [InlineData("public partial class C { static int f; [Job] public static ref int M() => ref f; }", nameof(JobViolationKind.UnsupportedReturn))]
    [InlineData("public partial class C { [Job] public static void M(ref int a) { } }", nameof(JobViolationKind.PassedByReference))]
    [InlineData("public partial class C { [Job] public static void M(in int a) { } }", nameof(JobViolationKind.PassedByReference))]
    [InlineData("public partial class C { [Job] public static void M(out int a) => a = 1; }", nameof(JobViolationKind.PassedByReference))]
    [InlineData("public partial class C { [Job] public static void M(params ReadOnlySpan<int> a) { } }", nameof(JobViolationKind.StackOnlyParameter))]
    [InlineData("public partial class C { [Job] public static void M(JobContext a, JobContext b) { } }", nameof(JobViolationKind.SeveralContexts))]
    [InlineData("public partial class C { [Job] public static void M(CancellationToken a, CancellationToken b) { } }", nameof(JobViolationKind.SeveralTokens))]
    [InlineData("public partial class C { [Job(\"a b\")] public static void M() { } }", nameof(JobViolationKind.InvalidName))]
    [InlineData("public partial class C { [Job(null!)] public static void M() { } }", nameof(JobViolationKind.InvalidName))]
    [InlineData("public partial class C { [Job(\"a\"), JobAlias(\"a\")] public static void M() { } }", nameof(JobViolationKind.InvalidAlias))]
    [InlineData("public partial class C { [Job(Queue = \"{q}\")] public static void M() { } }", nameof(JobViolationKind.InvalidQueue))]
    [InlineData("public partial class C { [Job(MaxAttempts = 0)] public static void M() { } }", nameof(JobViolationKind.NumberOutOfRange))]
    [InlineData("public partial class C { [Job(FacadeName = \"a b\")] public static void M() { } }", nameof(JobViolationKind.InvalidFacadeName))]
    [InlineData("public partial class C { [Job(Jitter = double.NaN)] public static void M() { } }", nameof(JobViolationKind.ShareOutOfRange))]
    [InlineData("public partial class C { [Job(RetryOn = [typeof(int)])] public static void M() { } }", nameof(JobViolationKind.NotAnException))]
    [InlineData("public partial class C { [Job(OnDead = \"N\")] public static void M() { } }", nameof(JobViolationKind.UnusableOnDead))]
    [InlineData("public partial class C { [Job, DeadLetterHandler] public static void M(int i) { } }", nameof(JobViolationKind.HandlerTakesNoDeadLetter))]
    [InlineData("public partial class C { [Job(ResultTtl = \"soon\")] public static int M() => 1; }", nameof(JobViolationKind.MalformedDuration))]
    [InlineData("public partial class C { [Job(Timeout = \"1m30\")] public static void M() { } }", nameof(JobViolationKind.MalformedDuration))]
    [InlineData("public partial class C { [Job(Timeout = \"5m\", HardTimeout = \"5m\")] public static void M() { } }", nameof(JobViolationKind.DurationOutOfRange))]
    [InlineData("public partial class C { [Job(ResultTtl = \"31d\")] public static int M() => 1; }", nameof(JobViolationKind.DurationOutOfRange))]
    [InlineData("public partial class C { [Job] public static void M(System.IO.Stream a) { } }", nameof(JobViolationKind.PayloadCannotTravel))]
    [InlineData("public partial class C { [Job] public static object M() => 1; }", nameof(JobViolationKind.ResultCannotTravel))]
    [InlineData("public partial class C { private record P; [Job] private static void M(P a) { } }", nameof(JobViolationKind.PayloadHidden))]
    [InlineData("public partial class C { [Job] public static void M() { } static int __Invoke_M; }", nameof(JobViolationKind.GeneratedMemberExists))]
    public void Job_ThatCannotWork_IsNotGenerated(string source, string kind)
    {
        var run = GeneratorHarness.Run(source);

        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.Empty(run.Files);
        Assert.Equal([kind], ViolationsOf(run.Input, "M").Select(static v => v.Kind.ToString()));
    }

    /// <summary>What stands in the editor while a member is being written.</summary>
    [Theory]
    [InlineData("public record P(string A, long ); public partial class C { [Job] public static void M(P a) { } }")]
    [InlineData("public record P(string A, string ; public partial class C { [Job] public static void M(P a) { } }")]
    [InlineData("public record struct P(int ); public partial class C { [Job] public static P M() => default; }")]
    [InlineData("public class P { public int { get; set; } } public partial class C { [Job] public static void M(P[] a) { } }")]
    [InlineData("public enum P { A, = 2 } public partial class C { [Job] public static void M(P a) { } }")]
    [InlineData("public partial class C { [Job] public static void M(string ) { } }")]
    [InlineData("public partial class C { [Job] public static void M(int a, ) { } }")]
    [InlineData("public partial class C { [Job] public static void (int a) { } }")]
    [InlineData("public partial class { [Job] public static void M(int a) { } }")]
    public void HalfWrittenCode_IsNoFault(string source)
        => Assert.Null(GeneratorHarness.Run(source).Driver.GetRunResult().Results.Single().Exception);

    [Fact]
    public void Overloads_WithoutNames_AreNotGenerated()
    {
        var run = GeneratorHarness.Run("public static partial class C { [Job] public static void M() { } [Job] public static void M(int a) { } }");

        Assert.Empty(run.Files);
        Assert.All(ViolationsOf(run.Input, "M"), static v => Assert.Equal(JobViolationKind.OverloadWithoutName, v.Kind));
    }

    [Fact]
    public void ManyFaults_AreAllFound()
        => Assert.Equal(
            [JobViolationKind.InvalidQueue, JobViolationKind.ContainerNotPartial, JobViolationKind.NotStatic, JobViolationKind.PassedByReference],
            ViolationsOf(GeneratorHarness.Run("public class C { [Job(Queue = \"\")] public void M(ref int a) { } }").Input, "M").Select(static v => v.Kind));

    [Fact]
    public void BrokenCode_NeverBreaksTheGenerator()
    {
        foreach (var source in new[]
        {
            "public static partial class C { [Job] public static Missing M(Missing a, ) { } }",
            "public static partial class C { [Job] static void M(int a = \"x\") => ; }",
            "public static partial class C { [Job(] static void M() { } }",
            "[Job] static void M() { }",
            "public static partial class C { void N() { [Job] static void M() { } } }",
            "public static partial class C { [Job] static void M(Node<int> a) { } } public sealed class Node<T> { public Node<Node<T>>? Next { get; set; } }",
        })
        {
            Assert.Null(GeneratorHarness.Run(source).Driver.GetRunResult().Results.Single().Exception);
        }
    }

    [Theory]
    [InlineData("namespace Shop { public class Jobs; public static partial class C { [Job] public static void M() { } } }")]
    [InlineData("namespace Shop { public interface Jobs; public static partial class C { [Job] public static void M() { } } }")]
    public void Facade_WithAnObstacle_IsLeftOut(string source)
        => Assert.Equal(["Shop.C.M.g.cs", "TypedJobs.Manifest.g.cs"], GeneratorHarness.Run(source).AssertCompiles().Files.Keys);

    [Theory]
    [InlineData("namespace Shop { public static partial class Jobs { [Job] public static void M() { } } }", "M")]
    [InlineData("namespace Shop { public static partial class C { [Job] public static void Jobs() { } } }", "Jobs")]
    public void Entry_WhoseNameIsTaken_IsThereByItsLongPathOnly(string source, string name)
    {
        var facade = GeneratorHarness.Run(source).AssertCompiles().Output.GetTypeByMetadataName("Shop.Jobs")!;

        Assert.Empty(facade.GetMembers(name).OfType<IPropertySymbol>());
        Assert.Single(facade.GetTypeMembers().SelectMany(group => group.GetMembers(name)).OfType<IPropertySymbol>());
    }

    [Theory]
    [InlineData("[Job(\"a\")] static void One() { } [Job(\"a\")] static void Two() { }")]
    [InlineData("[Job(\"a\")] static void One() { } [Job(\"b\"), JobAlias(\"a\")] static void Two() { }")]
    [InlineData("[Job] static void One() { } [Job(FacadeName = \"One\")] static void Two() { }")]
    public void Jobs_ThatClaimOneName_TheFirstHasIt(string members)
        => Assert.Equal(
            ["Shop.C.One.g.cs", "TypedJobs.Facade.g.cs", "TypedJobs.Manifest.g.cs"],
            GeneratorHarness.Run($$"""namespace Shop; public static partial class C { {{members}} }""").AssertCompiles().Files.Keys);

    private static JobViolation[] ViolationsOf(Compilation compilation, string method)
        => [.. compilation.GetSymbolsWithName(method, SymbolFilter.Member).OfType<IMethodSymbol>()
            .SelectMany(static m => JobContract.Check(JobDeclaration.Of(m)!))];
}
