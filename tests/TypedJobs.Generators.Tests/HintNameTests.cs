namespace TypedJobs.Generators.Tests;

/// <summary>Two files of one name would take the whole generator down.</summary>
public sealed class HintNameTests
{
    [Fact]
    public void Hints_AreNamespaceTypeAndMethod()
        => Assert.Equal(
            ["Shop.Mail.Outer.Inner.Send.g.cs", "TypedJobs.Codecs.Shop_Mail_Outer_LetterCodec.g.cs", "TypedJobs.Facade.g.cs", "TypedJobs.Manifest.g.cs"],
            GeneratorHarness.Run("""
                namespace Shop.Mail;
                public partial class Outer
                {
                    public sealed record Letter(int Id);
                    public partial class Inner { [Job] public static void Send(Letter letter) { } }
                }
                """).AssertCompiles().Files.Keys);

    [Fact]
    public void Hints_OfNamesThatDifferInCaseOrParametersOnly_AreUnique()
    {
        var files = GeneratorHarness.Run("""
            namespace Shop;
            public sealed record Letter(int Id);
            public sealed record letter(string Id);
            public static partial class Mail
            {
                [Job("a")] public static void Send(Letter letter) { }
                [Job("b", FacadeName = "SendTwo")] public static void Send(letter letter, int times) { }
                [Job("c", FacadeName = "Three")] public static void send() { }
            }
            public static partial class mail { [Job("d", FacadeName = "Four")] public static void Send() { } }
            """).AssertCompiles().Files;

        Assert.Equal(4 + 2 + 2, files.Count);
        Assert.Equal(files.Count, files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Codecs_OfTypesWhoseFlatNamesMeet_AreTwo()
        => GeneratorHarness.Run("""
            namespace A.B { public sealed record C(int Id); }
            namespace A { public sealed record B_C(int Id); public sealed record Pair<T>(T Left, T Right); }
            namespace Shop
            {
                public static partial class Work
                {
                    [Job] public static void Run(A.B.C one, A.B_C two, A.Pair<A.B.C> three, A.Pair<A.B_C> four, A.Pair<(int, List<A.Pair<string>>)[]> five) { }
                }
            }
            """).AssertCompiles();
}
