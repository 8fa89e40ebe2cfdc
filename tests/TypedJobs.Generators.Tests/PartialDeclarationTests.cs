namespace TypedJobs.Generators.Tests;

/// <summary>Partial types and methods are one thing, however many parts they have.</summary>
public sealed class PartialDeclarationTests
{
    [Fact]
    public void Job_InATypeOfManyParts_IsGeneratedOnce()
        => Assert.Equal(
            ["Shop.Work.Run.g.cs", "Shop.Work.Walk.g.cs", "TypedJobs.Facade.g.cs", "TypedJobs.Manifest.g.cs"],
            GeneratorHarness.Run(
            [
                "namespace Shop; public static partial class Work { [Job] public static void Run() { } }",
                "namespace Shop; public static partial class Work { [Job] public static void Walk() { } }",
                "namespace Shop; public static partial class Work;",
            ]).AssertCompiles().Files.Keys);

    [Theory]
    [InlineData("[Job]", "")]
    [InlineData("", "[Job]")]
    public async Task PartialMethod_WithTheAttributeOnEitherPart_IsOneJob(string definition, string implementation)
    {
        var run = GeneratorHarness.Run($$"""
            namespace Shop;
            public static partial class Work
            {
                {{definition}} public static partial string Run(string text, int times = 2);
                {{implementation}} public static partial string Run(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
            }
            """).AssertCompiles();

        Assert.Equal(["Shop.Work.Run.g.cs", "TypedJobs.Facade.g.cs", "TypedJobs.Manifest.g.cs"], run.Files.Keys);
        Assert.Equal("abab", await LoadedJobs.ResultAsync(run.Load().With("Run", "ab"), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Facade_WithAPartOfTheUsers_IsAddedTo()
        => GeneratorHarness.Run("""
            namespace Shop;
            internal static partial class Jobs { public static JobCall Often() => Run.With(5); }
            public static partial class Work { [Job] public static void Run(int times) { } }
            """).AssertCompiles();
}
