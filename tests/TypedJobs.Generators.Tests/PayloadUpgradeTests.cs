namespace TypedJobs.Generators.Tests;

/// <summary>Jobs that an older version stored run in the new one: golden bytes of the old form, upgraded by the author's method.</summary>
public sealed class PayloadUpgradeTests
{
    // {"Cents": 1250, "Name": "tea"}, as the version before stored it.
    private const string OldMap = "9182a543656e7473cd04e2a44e616d65a3746561";

    [Fact]
    public async Task Member_Renamed_IsUpgraded()
    {
        var jobs = Load("""
            record LineV1(int Cents, string Name);
            record Line(decimal Price, string Name)
            {
                [UpgradesFrom] internal static Line FromV1(LineV1 old) => new(old.Cents / 100m, old.Name);
            }
            """, "Line");

        Assert.Equal("Line { Price = 12.5, Name = tea }", await RunAsync(jobs, OldMap));
        Assert.Equal("Line { Price = 3.5, Name = milk }", await LoadedJobs.ResultAsync(jobs.With("Run", jobs.New("Shop.Line", 3.5m, "milk"))));
    }

    [Fact]
    public async Task Member_ThatIsOfAnotherKindNow_IsUpgraded()
    {
        var jobs = Load("""
            record LineV1(int Cents, string Name);
            record Line(string Cents, string Name)
            {
                [UpgradesFrom] public static Line FromV1(LineV1 old) => new(old.Cents + " c", old.Name);
            }
            """, "Line");

        Assert.Equal("Line { Cents = 1250 c, Name = tea }", await RunAsync(jobs, OldMap));
        Assert.Equal("Line { Cents = 7, Name = milk }", await LoadedJobs.ResultAsync(jobs.With("Run", jobs.New("Shop.Line", "7", "milk"))));
    }

    [Fact]
    public async Task Member_Added_IsFilledInByTheAuthor()
    {
        var jobs = Load("""
            record LineV1(int Cents, string Name);
            record Line(int Cents, string Name, string Currency)
            {
                [UpgradesFrom] public static Line FromV1(LineV1 old) => new(old.Cents, old.Name, "EUR");
            }
            """, "Line");

        Assert.Equal("Line { Cents = 1250, Name = tea, Currency = EUR }", await RunAsync(jobs, OldMap));
        Assert.Equal("Line { Cents = 1, Name = milk, Currency = GBP }", await LoadedJobs.ResultAsync(jobs.With("Run", jobs.New("Shop.Line", 1, "milk", "GBP"))));
    }

    [Fact]
    public async Task Member_Removed_IsStillSeenByTheAuthor()
    {
        var jobs = Load("""
            record LineV1(int Cents, string Name);
            record Line(string Name)
            {
                [UpgradesFrom] public static Line FromV1(LineV1 old) => new($"{old.Name} at {old.Cents}");
            }
            """, "Line");

        Assert.Equal("Line { Name = tea at 1250 }", await RunAsync(jobs, OldMap));
        Assert.Equal("Line { Name = milk }", await LoadedJobs.ResultAsync(jobs.With("Run", jobs.New("Shop.Line", "milk"))));
    }

    [Fact]
    public async Task String_ThatIsARecordNow_IsUpgraded()
    {
        var jobs = Load("""
            record Line(string Name, int Count = 1)
            {
                [UpgradesFrom] public static Line Parse(string old) => new(old);
            }
            """, "Line");

        Assert.Equal("Line { Name = tea, Count = 1 }", await RunAsync(jobs, "91a3746561"));
        Assert.Equal("Line { Name = milk, Count = 2 }", await LoadedJobs.ResultAsync(jobs.With("Run", jobs.New("Shop.Line", "milk", 2))));
    }

    [Fact]
    public async Task Upgrades_OfThreeVersions_Chain()
    {
        var jobs = Load("""
            record LineV1(int Cents, string Name)
            {
                [UpgradesFrom] internal static LineV1 Parse(string old) => new(0, old);
            }

            record LineV2(int Cents, string Title)
            {
                [UpgradesFrom] internal static LineV2 FromV1(LineV1 old) => new(old.Cents, old.Name);
            }

            record Line(int Cents)
            {
                public string? Title { get; init; }

                [UpgradesFrom] internal static Line FromV2(LineV2 old) => new(old.Cents) { Title = old.Title + "!" };

                public string? Note { get; set; }
            }
            """, "Line");

        // "tea"; then the map of Cents and Name; then that of Cents and Title.
        Assert.Equal("Line { Cents = 0, Title = tea!, Note =  }", await RunAsync(jobs, "91a3746561"));
        Assert.Equal("Line { Cents = 1250, Title = tea!, Note =  }", await RunAsync(jobs, OldMap));
        Assert.Equal("Line { Cents = 1250, Title = tea!, Note =  }", await RunAsync(jobs, "9182a543656e7473cd04e2a55469746c65a3746561"));
        Assert.Equal("Line { Cents = 5, Title = , Note =  }", await LoadedJobs.ResultAsync(jobs.With("Run", jobs.New("Shop.Line", 5))));
    }

    [Fact]
    public async Task OldForm_DeepInsideOfAPayload_IsUpgraded()
    {
        var jobs = Load("""
            record LineV1(int Cents, string Name);
            record Line(decimal Price, string Name)
            {
                public List<Line> Parts { get; init; } = [];

                [UpgradesFrom] internal static Line FromV1(LineV1 old) => new(old.Cents, old.Name);
            }

            struct Order
            {
                public Dictionary<string, Line> Lines { get; set; }

                public override readonly string ToString() => string.Join(';', Lines.Select(l => l.Key + "=" + l.Value.Price));
            }
            """, "Order");

        // {"Lines": {"a": the old map}}
        Assert.Equal("a=1250", await RunAsync(jobs, "9181a54c696e657381a161" + OldMap[2..]));
    }

    [Fact]
    public async Task OldForm_ThatIsCutShort_IsAnUndecodableJob()
    {
        var jobs = Load("""
            record LineV1(int Cents, string Name);
            record Line(decimal Price, string Name)
            {
                [UpgradesFrom] internal static Line FromV1(LineV1 old) => new(old.Cents, old.Name);
            }
            """, "Line");

        var refused = await Assert.ThrowsAsync<JobFormatException>(() => RunAsync(jobs, OldMap[..^4]));
        Assert.Contains("'a'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal Line FromV1(LineV1 old) => new(1, \"\");")]
    [InlineData("private static Line FromV1(LineV1 old) => new(1, \"\");")]
    [InlineData("internal static LineV1 FromV1(LineV1 old) => old;")]
    [InlineData("internal static Line FromV1(LineV1 old, int more) => new(1, \"\");")]
    [InlineData("internal static Line FromV1(in LineV1 old) => new(1, \"\");")]
    [InlineData("internal static Line FromV1<T>(T old) => new(1, \"\");")]
    [InlineData("internal static Line Copy(Line old) => old;")]
    [InlineData("internal static Line FromTwin(Twin old) => new(1, \"\");")]
    [InlineData("internal static Line FromStream(System.IO.Stream old) => new(1, \"\");")]
    [InlineData("internal static Line FromV1(LineV1 old) => new(1, \"\"); [UpgradesFrom] internal static Line FromV0(LineV0 old) => new(1, \"\");")]
    public void Upgrade_ThatCannotBe_StopsTheJobsOfItsType(string method)
    {
        var run = GeneratorHarness.Run($$"""
            namespace Shop;
            record LineV0(byte Weight);
            record LineV1(int Cents, string Name);
            record Twin(long Amount, string Name);
            record Line(int Amount, string Name) { [UpgradesFrom] {{method}} }
            static partial class Work { [Job("a")] static void Run(Line line) { } [Job("b")] static void Go(LineV1 line) { } }
            """);

        Assert.DoesNotContain("Shop.Work.Run.g.cs", run.Files.Keys);
        Assert.Contains("Shop.Work.Go.g.cs", run.Files.Keys);
    }

    private static LoadedJobs Load(string types, string payload)
        => GeneratorHarness.Run($$"""
            namespace Shop;
            {{types}}
            static partial class Work { [Job("a")] static string Run({{payload}} a) => a.ToString()!; }
            """).AssertCompiles().Load();

    private static async Task<object?> RunAsync(LoadedJobs jobs, string arguments)
    {
        var entry = jobs.Entry("Run");
        return LoadedJobs.Decode(entry, (await LoadedJobs.RunAsync(entry.Descriptor, Convert.FromHexString(arguments))).Result);
    }
}
