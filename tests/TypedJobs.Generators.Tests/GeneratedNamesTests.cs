namespace TypedJobs.Generators.Tests;

/// <summary>Names of the author's do not meet those that are generated, nor each other when they are turned into one identifier.</summary>
public sealed class GeneratedNamesTests
{
    [Theory]
    [InlineData("public required string Id { get; set; } public bool HasTax { get; set; } public decimal Tax { get; set; }")]
    [InlineData("public required string Id { get; set; } public bool hasTax { get; set; } public bool HasTax { get; set; } public decimal Tax { get; set; } public decimal tax { get; set; } public bool HasHasTax { get; set; }")]
    [InlineData("public required int Reader { get; init; } public int Writer { get; set; } public int Value { get; set; } public int Count { get; set; } public int Key { get; set; } public int I { get; set; } public int Result { get; set; } public int Own { get; init; } public int Old { get; set; }")]
    [InlineData("public int X { get; init; } public int SetX { get; init; } public int SetSetX { get; init; } public int Write { get; init; } public int Read { get; init; }")]
    [InlineData("public required int @class { get; init; } public int Class { get; set; } public int _ { get; init; } public int __ { get; set; } public int @_ä { get; set; }")]
    public async Task Members_NamedLikeGeneratedOnes_Travel(string members) => await AssertTravels($"public class Order {{ {members} }}", "Shop.Order");

    [Fact]
    public void Parameters_NamedLikeTheFacadesMethods_Compile() => GeneratorHarness.Run("""
        namespace Shop;
        public static partial class Work
        {
            [Job] public static void Bill(int With, int BeginCall, int EndCall, int Enqueue, int EnqueueAsync, int Descriptor) { }
            [Job] public static void Name(int job, int reader, int count, int argument, int exception, int buffer, int writer, int cancellationToken, JobContext context, CancellationToken token, int old1 = 2) { }
            [Job] public static void Underscores(int job_, int reader_, int job, int count_, int count, int exception, int exception_, int _, int __, int @this, int @base) { }
        }
        """).AssertCompiles();

    [Fact]
    public void Types_WhoseFlatNamesMeet_HaveCodecsOfTheirOwn() => GeneratorHarness.Run("""
        public class Order_ { public record Line(int A); }
        public class Order { public record _Line(string B); public record Line(int C); public record _0Line(int D); }
        public record Order__Line(long E);
        public record Order_0Line(long F);
        public class Ordér { public record Line(int G); }
        namespace Order_2 { public record Line(int H); }
        namespace Shop
        {
            public static partial class Work
            {
                [Job] public static void Run(global::Order_.Line a, global::Order._Line b, global::Order.Line c, global::Order._0Line d, global::Order__Line e, global::Order_0Line f, global::Ordér.Line g, global::Order_2.Line h) { }
            }
        }
        """).AssertCompiles();

    [Fact]
    public void Files_OfLongNames_FitIntoAFileSystem()
    {
        var name = string.Concat(Enumerable.Repeat("Überlänge", 30));
        var files = GeneratorHarness.Run($$"""
            namespace {{name}}
            {
                public record {{name}}(int Id);
                public record {{name}}2(int Id);
                public static partial class Work { [Job("a")] public static void {{name}}({{name}} a, {{name}}2 b) { } [Job("b")] public static void {{name}}2(List<{{name}}> c) { } }
            }
            """).AssertCompiles().Files;

        Assert.Equal(2 + 2 + 2, files.Count);
        Assert.All(files.Keys, static file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 1, 180));
    }

    [Fact]
    public void Files_NamedLikeTheGeneratorsOwn_AreOthers() => GeneratorHarness.Run("""
        public record Order(int Id);
        namespace TypedJobs { public static partial class Codecs { [Job("a")] public static void OrderCodec(Order order) { } } public static partial class Manifest { [Job("b")] public static void g() { } } }
        """).AssertCompiles();

    [Fact]
    public void Assemblies_WhoseNamesAreAlmostAlike_HaveNamespacesOfTheirOwn()
    {
        string[] names = ["My.Lib", "My-Lib", "My_Lib", "My__Lib", "My Lib", "3.14", "_3.14", "3_14"];
        var namespaces = names.Select(static name => GeneratorHarness.Run(
            ["namespace Shop; public static partial class Work { [Job(\"a\")] public static void Run() { } }"], name).AssertCompiles().Files["TypedJobs.Manifest.g.cs"])
            .Select(static text => text.Split('\n').Single(static line => line.StartsWith("namespace TypedJobs.Generated", StringComparison.Ordinal)));

        Assert.Equal(names.Length, namespaces.Distinct().Count());
    }

    private static async Task AssertTravels(string source, string type)
    {
        var jobs = GeneratorHarness.Run($$"""
            namespace Shop;
            {{source}}
            public static partial class Work { [Job] public static {{type}} Run({{type}} value) => value; }
            """).AssertCompiles().Load();
        var value = jobs.New(type);
        foreach (var property in value.GetType().GetProperties())
        {
            property.SetValue(value, property.PropertyType == typeof(string) ? property.Name : Convert.ChangeType(property.Name.Length % 2, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equivalent(value, await LoadedJobs.ResultAsync(jobs.With("Run", value)), strict: true);
    }
}
