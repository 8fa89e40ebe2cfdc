using System.Runtime.CompilerServices;

namespace TypedJobs.Generators.Tests;

/// <summary>A program knows the jobs of all the assemblies it is made of, with no scan.</summary>
public sealed class CompositionTests
{
    private static readonly Dictionary<string, string> NoProperties = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Program_ThatReferencesTwoAssembliesOfJobs_AnnouncesThoseToo(bool fromImage)
    {
        var suffix = fromImage ? "Image" : "Source";
        var one = GeneratorHarness.Run([$$"""
            namespace One{{suffix}};
            public static partial class OneJobs { [Job("one.{{suffix}}")] private static void First() { } }
            """], "One" + suffix, NoProperties).AssertCompiles();
        var two = GeneratorHarness.Run([$$"""
            namespace Two{{suffix}};
            public static partial class TwoJobs { [Job("two.{{suffix}}")] private static void Second() { } }
            """], "Two-" + suffix, NoProperties).AssertCompiles();
        var program = GeneratorHarness.Run(
            ["internal static class Program { public static void Main() { } }"],
            "Program" + suffix,
            NoProperties,
            [fromImage ? one.ToReference() : one.Output.ToMetadataReference(), fromImage ? two.ToReference() : two.Output.ToMetadataReference()]).AssertCompiles();

        RuntimeHelpers.RunModuleConstructor(program.Load(one, two).Assembly.ManifestModule.ModuleHandle);

        var known = JobCatalog.ToArray().Select(static job => job.Name).ToArray();
        Assert.Equal(["TypedJobs.Facade.g.cs", "TypedJobs.Manifest.g.cs"], program.Files.Keys);
        Assert.Contains("one." + suffix, known);
        Assert.Contains("two." + suffix, known);
    }

    [Fact]
    public void Friends_ThatShareAPayload_DoNotSeeEachOthersGeneratedCode()
    {
        var library = GeneratorHarness.Run(["""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]
            namespace Library;
            public sealed record Order(int Id);
            internal sealed record Secret(int Id) { public string Note { get; init; } = "kept"; }
            public static partial class Work { [Job] internal static void Run(Order order, Secret secret) { } }
            """], "Library", NoProperties).AssertCompiles();

        GeneratorHarness.Run(["""
            namespace Friend;
            public static partial class Work { [Job] internal static void Walk(Library.Order order, Library.Secret secret) { } }
            """], "Friend", NoProperties, [library.ToReference()]).AssertCompiles();
    }

    [Fact]
    public void Assembly_WithoutJobsOrReferencesToSome_GetsNothing()
        => Assert.Empty(GeneratorHarness.Run("internal static class Nothing;").AssertCompiles().Files);

    [Fact]
    public void Manifest_NamesWhatItHolds()
        => Assert.Contains("""
            Names = new[]
            {
                "a",
                "b",
                "old.a",
            }
            """.ReplaceLineEndings("\n"), GeneratorHarness.Run("""
            namespace Shop;
            public static partial class Work { [Job("b")] static void B() { } [Job("a"), JobAlias("old.a")] static void A() { } }
            """).AssertCompiles().Files["TypedJobs.Manifest.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Facade_NameAndNamespace_AreTheProjectsProperties()
    {
        const string Source = "namespace Shop; public static partial class Work { [Job] public static void Run() { } }";

        GeneratorRun With(params (string Key, string Value)[] properties)
            => GeneratorHarness.Run([Source], "Shop.Web-2", properties.ToDictionary(static p => "build_property." + p.Key, static p => p.Value)).AssertCompiles();

        Assert.NotNull(With().Load().Entry("Run", "Shop.Web_2.Jobs"));
        Assert.NotNull(With(("RootNamespace", "My.Root")).Load().Entry("Run", "My.Root.Jobs"));
        Assert.NotNull(With(("RootNamespace", "My.Root"), ("TypedJobsFacadeNamespace", "Other"), ("TypedJobsFacadeName", "Queue")).Load().Entry("Run", "Other.Queue"));
    }
}
