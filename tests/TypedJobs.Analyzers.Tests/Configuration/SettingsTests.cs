using TypedJobs.Analyzers.Tests.Idempotency;

namespace TypedJobs.Analyzers.Tests.Configuration;

/// <summary>Each setting does what its page says, in a section for some files and for a whole project.</summary>
public class SettingsTests
{
    private const string Posts = """
        static partial class Work
        {
            [Job] public static Task Run(HttpClient http) => {|TJ3001:http.PostAsync("/orders/recount", null)|};
        }
        """;

    private const string PostsWithHeader = """
        static partial class Work
        {
            [Job] public static Task Run(HttpClient http, string id)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "/orders");
                request.Headers.Add("X-Order", id);
                return {|TJ3001:http.SendAsync(request)|};
            }
        }
        """;

    private const string Publishes = """
        static partial class Work
        {
            [Job] public static Task Run(MassTransit.IPublishEndpoint bus) => {|TJ3013:bus.Publish("a")|};
        }
        """;

    private const string Calls = """
        static partial class Work
        {
            [Job] public static void Run(Acme.Printer printer) => {|TJ3027:printer.Print()|};
        }
        namespace Acme { public class Printer { [NonIdempotent("uses paper")] public void Print() { } } }
        """;

    private const string CallsAbroad = """
        static partial class Work
        {
            [Job] public static Task Run(Octokit.IIssuesClient issues) => {|TJ3018:issues.Create(1, new Octokit.NewIssue("a"))|};
        }
        """;

    private const string CallsHarmless = """
        static partial class Work
        {
            [Job] public static void Run(IDisposable printer) => {|TJ3027:printer.Dispose()|};
        }
        """;

    private const string CallsUnknown = """
        static partial class Work
        {
            [Job] public static void Run(IPrinter printer) => {|TJ3022:printer.Glow()|};
        }
        public interface IPrinter { void Glow(); }
        """;

    private const string CallsFarAway = """
        static partial class Work
        {
            [Job] public static Task Run(HttpClient http) => {|TJ3001:A(http)|};
            static Task A(HttpClient http) => B(http);
            static Task B(HttpClient http) => http.PostAsync("/orders", null);
        }
        """;

    private const string RunsByName = """
        public class Nightly
        {
            public Task Run(HttpClient http) => {|TJ3001:http.PostAsync("/orders", null)|};
        }
        """;

    /// <summary>The rule, the code, a line that silences it or not, and whether the finding is there with the line.</summary>
    public static TheoryData<string, string, string, bool> Settings => new()
    {
        { "TJ3001", Posts, "typedjobs.idempotent_http_paths = */_search | */recount", false },
        { "TJ3001", Posts, "typedjobs.idempotent_http_paths = */_search", true },
        { "TJ3001", PostsWithHeader, "typedjobs.idempotency_headers = X-Request | x-order", false },
        { "TJ3001", PostsWithHeader, "typedjobs.idempotency_headers = X-Request", true },
        { "TJ3013", Publishes, "typedjobs.outbox = true", false },
        { "TJ3013", Publishes, "typedjobs.outbox = false", true },
        { "TJ3013", Publishes, "typedjobs.outbox = perhaps", true },
        { "TJ3018", CallsAbroad, "typedjobs.idempotent_apis = M:Acme.A.B|M:Octokit.IIssuesClient.Create", false },
        { "TJ3018", CallsAbroad, "typedjobs.idempotent_apis = Octokit.IIssuesClient.Create", true },
        { "TJ3027", Calls, "typedjobs.idempotent_apis = M:Acme.Printer.Print", true },
        { "TJ3027", CallsHarmless, "typedjobs.non_idempotent_apis = M:System.IDisposable.Dispose", true },
        { "TJ3027", CallsHarmless, "typedjobs.non_idempotent_apis = M:System.IDisposable.Close", false },
        { "TJ3022", CallsUnknown, "typedjobs.unknown = report", true },
        { "TJ3001", CallsFarAway, "typedjobs.max_interprocedural_method_call_chain = 2", true },
        { "TJ3001", CallsFarAway, "typedjobs.max_interprocedural_method_call_chain = 1", false },
        { "TJ3001", CallsFarAway, "typedjobs.max_interprocedural_method_call_chain = 0", true },
        { "TJ3001", RunsByName, "typedjobs.entry_points = M:Nightly.Run", true },
        { "TJ3001", RunsByName, "typedjobs.entry_points = M:Daily.Run", false },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public Task SettingForSomeFiles_HoldsForThem(string id, string source, string line, bool isReported)
        => VerifyAsync(id, isReported ? source : Fixes.FixAllCase.WithoutMarks(source), "/.editorconfig", "root = true\n[*.cs]\n" + line + "\n");

    [Theory]
    [MemberData(nameof(Settings))]
    public Task SettingOfAProject_HoldsForAll(string id, string source, string line, bool isReported)
        => VerifyAsync(id, isReported ? source : Fixes.FixAllCase.WithoutMarks(source), "/.globalconfig", "is_global = true\n" + line + "\n");

    [Fact]
    public Task SettingForOtherFiles_DoesNotHold()
        => VerifyAsync("TJ3001", Posts, "/.editorconfig", "root = true\n[Other*.cs]\ntypedjobs.idempotent_http_paths = */recount\n");

    [Fact]
    public Task SettingForTheFileOfOneJob_LeavesTheOtherAlone()
    {
        var test = RuleVerifier.Create("TJ3001", Posts);
        test.TestState.Sources.Add(("/0/Other.cs", Fixes.FixAllCase.WithoutMarks(Posts).Replace("class Work", "class Other", StringComparison.Ordinal)));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[Other.cs]\ntypedjobs.idempotent_http_paths = */recount\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Settings_All_AreListedOnThePage()
    {
        var rows = File.ReadAllLines(Path.Combine(DescriptorTests.Analyzers, "docs", "TJ9005.md"))
            .Where(static line => line.StartsWith("| `typedjobs.", StringComparison.Ordinal)).Select(static line => line.Split('`')[1]);
        Assert.Equal(Analyzers.Configuration.KnownSettings.Keys.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_OnAnyPage_AreRead()
    {
        foreach (var page in Directory.GetFiles(Path.Combine(DescriptorTests.Analyzers, "docs"), "*.md").Where(static page => !page.EndsWith("TJ9005.md", StringComparison.Ordinal)))
        {
            foreach (System.Text.RegularExpressions.Match key in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(page), @"typedjobs\.[a-z_]+"))
            {
                Assert.Contains(key.Value, Analyzers.Configuration.KnownSettings.Keys);
            }
        }
    }

    private static Task VerifyAsync(string id, string source, string path, string config)
    {
        var test = RuleVerifier.Create(id, source);
        test.TestState.AnalyzerConfigFiles.Add((path, config));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
