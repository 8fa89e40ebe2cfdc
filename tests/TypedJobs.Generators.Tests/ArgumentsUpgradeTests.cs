using TypedJobs.Serialization;

namespace TypedJobs.Generators.Tests;

/// <summary>Jobs that were queued with the parameters of an older version run in the new one: golden bytes of the old arguments, upgraded by the author's method.</summary>
public sealed class ArgumentsUpgradeTests
{
    // ["a@b.c", "Hi"], as the version before stored it.
    private const string OldPair = "92a56140622e63a24869";

    // Version 1, "a", and those arguments: the first attempt and no options are left out.
    private const string OldEnvelope = "9301a161" + OldPair;

    [Fact]
    public async Task Envelope_OfTheVersionBefore_IsUpgraded()
    {
        var jobs = Load("string to, string subject, string body", "[UpgradesFrom(\"Run\")] static (string, string, string) V1(string to, string body) => (to, \"none\", body);");

        var entry = jobs.Entry("Run");
        var stored = JobEnvelope.Parse(Convert.FromHexString(OldEnvelope));
        Assert.True(stored.Utf8Name.Span.SequenceEqual("a"u8));
        var ran = await LoadedJobs.RunAsync(entry.Descriptor, stored.Arguments, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("a@b.c none Hi", LoadedJobs.Decode(entry, ran.Result));
    }

    [Fact]
    public async Task ParameterInserted_IsToldByTheNumberOfArguments()
    {
        var jobs = Load("string to, string subject, string body", "[UpgradesFrom(\"Run\")] static (string to, string subject, string body) V1(string to, string body) => (to, \"none\", body);");

        Assert.Equal("a@b.c none Hi", await RunAsync(jobs, OldPair));
        Assert.Equal("x y z", await LoadedJobs.ResultAsync(jobs.With("Run", "x", "y", "z")));
    }

    [Fact]
    public async Task ParameterOfAnotherKind_IsToldByTheArgument()
    {
        var jobs = Load("int number, string body", "[UpgradesFrom(\"Run\")] static (int, string) V1(string to, string body) => (to.Length, body);");

        Assert.Equal("5 Hi", await RunAsync(jobs, OldPair));
        Assert.Equal("7 z", await LoadedJobs.ResultAsync(jobs.With("Run", 7, "z")));
    }

    [Fact]
    public async Task ParametersThatBecameOneRecord_AreUpgradedToIt()
    {
        var jobs = Load("Mail mail", "[UpgradesFrom(\"Run\")] static Mail V1(string to, string body) => new(to, body);");

        Assert.Equal("Mail { To = a@b.c, Body = Hi }", await RunAsync(jobs, OldPair));
        Assert.Equal("Mail { To = x, Body = y }", await LoadedJobs.ResultAsync(jobs.With("Run", jobs.New("Shop.Mail", "x", "y"))));
    }

    [Fact]
    public async Task ParametersInAnotherOrder_AreToldByTheirKinds()
    {
        var jobs = Load("string body, int number", "[UpgradesFrom(\"Run\")] static (string, int) V1(int number, string body) => (body, number);");

        // [5, "Hi"]
        Assert.Equal("Hi 5", await RunAsync(jobs, "9205a24869"));
        Assert.Equal("x 6", await LoadedJobs.ResultAsync(jobs.With("Run", "x", 6)));
    }

    [Fact]
    public async Task OldParameterWithADefault_MayBeAbsent()
    {
        var jobs = Load("int number, string body, bool flag", "[UpgradesFrom(\"Run\")] static (int, string, bool) V1(string to, string body = \"empty\") => (to.Length, body, true);");

        Assert.Equal("5 Hi True", await RunAsync(jobs, OldPair));
        Assert.Equal("5 empty True", await RunAsync(jobs, "91a56140622e63"));
        Assert.Equal("7 z False", await LoadedJobs.ResultAsync(jobs.With("Run", 7, "z", false)));
    }

    [Fact]
    public async Task NewParameterWithADefault_IsToldByTheArgument()
    {
        var jobs = Load("int number, string body = \"new\"", "[UpgradesFrom(\"Run\")] static (int, string) V1(string to) => (to.Length, \"old\");");

        Assert.Equal("5 old", await RunAsync(jobs, "91a56140622e63"));
        Assert.Equal("7 new", await RunAsync(jobs, "9107"));
    }

    [Fact]
    public async Task TwoVersions_ThatTakeDifferentNumbers_AreBothUpgraded()
    {
        var jobs = Load("string a, string b, string c", """
            [UpgradesFrom("Run")] static (string, string, string) V1(string a) => (a, "1", "1");
            [UpgradesFrom("Run")] static (string, string, string) V2(string a, string b) => (a, b, "2");
            """);

        Assert.Equal("Hi 1 1", await RunAsync(jobs, "91a24869"));
        Assert.Equal("a@b.c Hi 2", await RunAsync(jobs, OldPair));
        Assert.Equal("x y z", await LoadedJobs.ResultAsync(jobs.With("Run", "x", "y", "z")));
    }

    [Fact]
    public async Task OldParameter_OfATypeThatOnlyTheUpgradeNames_HasACodec()
    {
        var jobs = Load("int number", "[UpgradesFrom(\"Run\")] static int V1(Mail old) => old.To.Length;");

        // [{"Body": "Hi", "To": "a@b.c"}]
        Assert.Equal("5", await RunAsync(jobs, "9182a4426f6479a24869a2546fa56140622e63"));
    }

    [Fact]
    public async Task NewerVersion_WithMoreArguments_IsNotTakenForAnOldOne()
    {
        var jobs = Load("string to, string subject, string body", "[UpgradesFrom(\"Run\")] static (string, string, string) V1(string to, string body) => (to, \"none\", body);");

        Assert.Equal("a b c", await RunAsync(jobs, "94a161a162a163a164"));
    }

    [Fact]
    public async Task UpgradeThatThrows_IsAnUndecodableJobThatNamesIt()
    {
        var jobs = Load("int number, string body", "[UpgradesFrom(\"Run\")] static (int, string) V1(string to, string body) => throw new InvalidOperationException(\"no\");");

        var refused = await Assert.ThrowsAsync<JobFormatException>(() => RunAsync(jobs, OldPair));
        Assert.Contains("'V1()'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(string, int) V1(int a, string b) => (b, a);")]
    [InlineData("static (string, int) V1(in int a) => (\"\", a);")]
    [InlineData("static (string, int) V1() => (\"\", 1);")]
    [InlineData("static (int, string) V1(int a) => (a, \"\");")]
    [InlineData("static string V1(int a) => \"\";")]
    [InlineData("static (string, int) V1<T>(T a) => (\"\", 1);")]
    [InlineData("static (string, int) V1(System.IO.Stream a) => (\"\", 1);")]
    [InlineData("static (string, int) V1(string a, int b) => (b.ToString(), a.Length);")]
    [InlineData("static (string, int) V1(string a, long b) => (a, (int)b);")]
    [InlineData("static (string, int) V1(int a) => (\"\", a); [UpgradesFrom(\"Run\")] static (string, int) V0(bool a) => (\"\", 1);")]
    public void Upgrade_ThatCannotBe_StopsTheJob(string method)
    {
        var run = GeneratorHarness.Run($$"""
            namespace Shop;
            static partial class Work
            {
                [Job("a")] static void Run(string text, int number) { }
                [Job("b")] static void Go(int number) { }
                [UpgradesFrom("Run")] {{method}}
            }
            """);

        Assert.DoesNotContain("Shop.Work.Run.g.cs", run.Files.Keys);
        Assert.Contains("Shop.Work.Go.g.cs", run.Files.Keys);
    }

    private static LoadedJobs Load(string parameters, string upgrade)
    {
        var text = string.Join(" ", parameters.Split(", ").Select(static p => "{" + p.Split(' ')[1] + "}"));
        return GeneratorHarness.Run($$"""
            namespace Shop;
            record Mail(string To, string Body);
            static partial class Work
            {
                [Job("a")] static string Run({{parameters}}) => $"{{text}}";
                {{upgrade}}
            }
            """).AssertCompiles().Load();
    }

    private static async Task<object?> RunAsync(LoadedJobs jobs, string arguments)
    {
        var entry = jobs.Entry("Run");
        return LoadedJobs.Decode(entry, (await LoadedJobs.RunAsync(entry.Descriptor, Convert.FromHexString(arguments))).Result);
    }
}
