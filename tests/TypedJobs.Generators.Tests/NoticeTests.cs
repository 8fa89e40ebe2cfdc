using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Tests;

/// <summary>What the author is warned of in his own code is not reported a second time in code that he cannot change.</summary>
public sealed class NoticeTests
{
    [Theory]
    [InlineData("[Obsolete] public int Gone { get; set; }")]
    [InlineData("[Obsolete(\"gone\", true)] public int Gone { get; set; }")]
    [InlineData("[Obsolete(\"gone\", true)] public int Gone { get; init; }")]
    [InlineData("[Obsolete(\"gone\", true)] public int Gone;")]
    [InlineData("public int Gone { [Obsolete(\"gone\", true)] get; [Obsolete(\"gone\", true)] set; }")]
    [InlineData("[Obsolete(\"gone\", true)] public List<Older?>? Gone { get; set; }")]
    [InlineData("[Obsolete(\"gone\", true)] public (Older, int)? Gone { get; set; }")]
    [InlineData("[Obsolete(DiagnosticId = \"OLD1\")] public int Gone { get; set; }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"EXP01\")] public int Gone { get; set; }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"EXP01\")] public Trial? Gone { get; set; }")]
    [InlineData("[Obsolete(\"gone\", true)] public Order() { }")]
    public void Member_WithANotice_IsEncodedWithoutADiagnostic(string member) => GeneratorHarness.Run($$"""
        namespace Shop;
        [Obsolete("gone", true)] public record Older(int Id);
        [System.Diagnostics.CodeAnalysis.Experimental("EXP01")] public record Trial(int Id);
        public class Order { public int Id { get; set; } {{member}} }
        public static partial class Work { [Job] public static void Run(Order order) { } }
        """).AssertCompiles();

    [Theory]
    [InlineData("[Obsolete(\"gone\", true)]", "CS0619")]
    [InlineData("[Obsolete]", "CS0612")]
    [InlineData("[Obsolete(\"Use Other.\", DiagnosticId = \"OLD1\", UrlFormat = \"https://example.com/{0}\")]", "OLD1")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"EXP01\")]", "EXP01")]
    public void Job_WithANotice_GivesItToWhoEnqueuesIt(string notice, string id)
    {
        var source = $$"""
            namespace Shop;
            {{notice}} public record Older(int Id);
            {{notice}} public interface IOld;
            public static partial class Work { [Job] {{notice}} public static Older Run(Older order, [FromServices] IOld service) => order; }
            NOTICE
            public static partial class OldWork { [Job] public static void Walk() { } }
            """.Replace("NOTICE", notice, StringComparison.Ordinal);
        GeneratorHarness.Run(source).AssertCompiles();

        var caller = GeneratorHarness.Run([source, "namespace Shop { static class Caller { static void Call() { _ = Jobs.Run; _ = Jobs.Walk; } } }"]);

        Assert.Equal([id, id], caller.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static d => d.Location.SourceTree?.FilePath == "Source1.cs" && d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.Id));
    }

    [Fact]
    public void ExperimentalTypes_AroundAJob_AreSilencedOnceByTheAuthor() => GeneratorHarness.Run("""
        #pragma warning disable EXP01
        namespace Shop;
        [System.Diagnostics.CodeAnalysis.Experimental("EXP01")] public record Trial(int Id, Kind Kind);
        [System.Diagnostics.CodeAnalysis.Experimental("EXP01")] public enum Kind { A }
        public static partial class Work { [Job] public static Dictionary<Kind, Trial[]> Run(List<Trial?> trials, Kind kind = Kind.A) => []; }
        """).AssertCompiles();
}
