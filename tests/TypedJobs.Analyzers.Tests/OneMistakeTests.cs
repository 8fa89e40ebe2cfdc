using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Analyzers.Tests.Evolution;

namespace TypedJobs.Analyzers.Tests;

/// <summary>One mistake gives one diagnostic: all rules at once, as a build runs them, on code with one thing wrong.</summary>
public class OneMistakeTests
{
    /// <summary>The rule that is to report the code, and the code.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        // Declaration
        { "TJ1001", "static class Work { [Job] static void Run() { } }" },
        { "TJ1002", "partial class Work { [Job] void Run() { } }" },
        { "TJ1003", "static partial class Work { class Order { public int Id { get; set; } } [Job] static void Run(Order x) { } }" },
        { "TJ1004", "static partial class Work { [Job] static Task<Task<int>> Run() => null!; }" },
        { "TJ1004", "static partial class Work { [Job] static IAsyncEnumerable<int> Run() => null!; }" },
        { "TJ1005", "static partial class Work { [Job] static void Run<T>(T x) { } }" },
        { "TJ1005", "static partial class Work<T> { [Job] static void Run(T x) { } }" },
        { "TJ1006", "static partial class Work { [Job] static void Run(ref int x) { } }" },
        { "TJ1006", "static partial class Work { [Job] static void Run(Span<byte> x) { } }" },
        { "TJ1007", "static partial class Work { [Job] static void Run(CancellationToken a, CancellationToken b) { } }" },
        { "TJ1008", "static partial class Work { [Job] static void Run(JobContext a, JobContext b) { } }" },
        { "TJ1009", "static partial class Work { [Job(\"a\")] static void Run() { } [Job(\"a\")] static void Walk() { } }" },
        { "TJ1009", "static partial class Work { [Job(\"a\")] static void Run() { } [Job(\"b\"), JobAlias(\"a\")] static void Walk() { } }" },
        { "TJ1009", "namespace A { static partial class Work { [Job] static void Run() { } } } namespace B { static partial class Work { [Job] static void Run() { } } }" },
        { "TJ1010", "static partial class Work { [Job(\"a b\")] static void Run() { } }" },
        { "TJ1010", "static partial class Work { [Job(\"\")] static void Run() { } }" },
        { "TJ1011", "static partial class Work { [Job] static void Run() { } [Job] static void Run(int id) { } }" },
        { "TJ1012", "static partial class Work { [Job] static IEnumerable<int> Run() { yield return 1; } }" },
        { "TJ1012", "static partial class Work { [Job] static extern void Run(); }" },
        { "TJ1015", "static partial class Work { [Job] static void Run(TimeProvider x) { } }" },
        { "TJ1015", "public class Mailer(TimeProvider time) { public object Now => time; } static partial class Work { [Job] static void Run(Mailer x) { } }" },
        { "TJ1017", "static partial class Work { [Job(Queue = \"a b\")] static void Run() { } }" },
        { "TJ1018", "interface IWork { [Job] static void Run() { } }" },
        { "TJ1019", "static partial class Outer { private static partial class Work { [Job] static void Run() { } } }" },
        { "TJ1020", "static partial class Work { [Job(FacadeName = \"a b\")] static void Run() { } }" },
        { "TJ1022", "static partial class Mail { [Job(\"a\")] static void Send() { } [Job(\"b\")] static void SendAsync() { } }" },
        { "TJ1026", "static partial class Work { [Job] static void Run([FromServices] string x) { } }" },

        // Serialization
        { "TJ2011", "static partial class Work { [Job] static void Run(nint x) { } }" },
        { "TJ2002", "static partial class Work { [Job] static void Run(object x) { } }" },
        { "TJ2002", "public interface IMailer { void Send(); } static partial class Work { [Job] static void Run(IMailer x) { } }" },
        { "TJ2003", "static partial class Work { [Job] static void Run(Func<int> x) { } }" },
        { "TJ2004", "static partial class Work { [Job] static void Run(Stream x) { } }" },
        { "TJ2004", "public record Order(Stream Body, Stream Other); static partial class Work { [Job] static void Run(Order x) { } }" },
        { "TJ2005", "static partial class Work { [Job] static void Run(IQueryable<int> x) { } }" },
        { "TJ2006", "static partial class Work { [Job] static void Run(Lazy<int> x) { } }" },
        { "TJ2007", "static partial class Work { [Job] static void Run(System.Security.Claims.ClaimsPrincipal x) { } }" },
        { "TJ2007", "static partial class Work { [Job] static void Run(System.Net.WebSockets.WebSocket x) { } }" },
        { "TJ2013", "public class Order { public Order(int number) { } public int Id { get; } } static partial class Work { [Job] static void Run(Order x) { } }" },
        { "TJ2021", "static partial class Work { [Job] static void Run(System.Text.Json.JsonElement x) { } }" },
        { "TJ2023", "static partial class Work { [Job] static void Run(Exception x) { } }" },
        { "TJ2025", "static partial class Work { [Job] static void Run(string password) { } }" },
        { "TJ2026", "static partial class Work { [Job] static void Run(System.Globalization.CultureInfo x) { } }" },

        // Idempotency and reliability
        { "TJ3001", "static partial class Work { [Job] static Task Run([FromServices] System.Net.Http.HttpClient http) => http.PostAsync(\"/orders\", null); }" },
        { "TJ3004", "static partial class Work { [Job] static void Run(string path) => File.AppendAllText(path, \"x\"); }" },
        { "TJ3011", "static partial class Work { static int count; [Job] static void Run() => count++; }" },
        { "TJ4001", "static partial class Work { [Job] static async void Run() => await Task.Yield(); }" },
        { "TJ4002", "static partial class Work { [Job] static void Run(CancellationToken ct) => Task.Delay(5, ct).Wait(ct); }" },
        { "TJ4003", "static partial class Work { [Job] static void Run() => Thread.Sleep(60_000); }" },
        { "TJ4007", "static partial class Work { [Job] static void Run() { try { File.Delete(\"x\"); } catch (Exception) { } } }" },
        { "TJ4009", "static partial class Work { [Job(MaxAttempts = 0)] static void Run() { } }" },
        { "TJ4017", "static partial class Work { [Job] static void Run() { while (true) { File.Delete(\"x\"); } } }" },
        { "TJ4019", "static partial class Work { [Job] static void Run() => Environment.Exit(1); }" },
        { "TJ4025", "static partial class Work { [Job(Timeout = \"soon\")] static void Run() { } }" },
        { "TJ4025", "static partial class Work { [Job(BaseDelay = \"1h\", MaxDelay = \"1m\")] static void Run() { } }" },
        { "TJ4030", "static partial class Work { [Job(Jitter = 2)] static void Run() { } }" },
        { "TJ4032", "static partial class Work { [Job(RetryOn = [typeof(string)])] static void Run() { } }" },
        { "TJ4033", "static partial class Work { [Job(RetryOn = [typeof(IOException)], DoNotRetryOn = [typeof(IOException)])] static void Run() { } }" },
        { "TJ4034", "static partial class Work { [Job(OnDead = \"Walk\")] static void Run() { } }" },
    };

    /// <summary>The rule, the code and what has shipped: one change since then.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "TJ5002", "static partial class Work { [Job(\"a\")] static void Run(int id, int times = 1) { } }", "job a(id: int)" },
        { "TJ5003", "static partial class Work { [Job(\"b\")] static void Run(int id) { } }", "job a(id: int)" },
        { "TJ5003", "static class Work;", "job a(id: int)" },
        { "TJ5004", "static partial class Work { [Job(\"a\")] static void Run(string id) { } }", "job a(id: int)" },
        { "TJ5004", "static partial class Work { [Job(\"a\")] static void Run(string from, string to) { } }", "job a(to: string, from: string)" },
        { "TJ5005", "static partial class Work { [Job(\"a\")] static void Run(int id, string to) { } }", "job a(id: int)" },
        { "TJ5006", "public record Order(string Id); static partial class Work { [Job(\"a\")] static void Run(Order x) { } }", "job a(x: Order)\ntype Order { Id: int }" },
        { "TJ5006", "public record Order(string Id); static partial class Work { [Job(\"b\"), JobAlias(\"a\")] static void Run(Order x) { } }", "job a(x: Order)\njob b(x: Order)\ntype Order { Id: int }" },
        { "TJ5007", "public enum Size { Large, Small } static partial class Work { [Job(\"a\")] static void Run(Size x, Size y) { } }", "job a(x: Size, y: Size)\nenum Size : int { Small = 0, Large = 1 }" },
        { "TJ5011", "static partial class Work { [Job(\"a\")] static string Run() => \"\"; }", "job a() -> int" },
        { "TJ5012", "public record Order(string Remark); static partial class Work { [Job(\"a\")] static void Run(Order x) { } }", "job a(x: Order)\ntype Order { Note: string }" },
        { "TJ5018", "static partial class Work { [Job(\"a\")] static void Run(string recipient) { } }", "job a(to: string)" },
        { "TJ2004", "static partial class Work { [Job(\"a\")] static void Run(Stream body) { } }", "job a(body: string)" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Mistake_IsReportedOnce(string id, string source) => Assert.Equal([id], await FindAsync(source, contract: null));

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_IsReportedOnce(string id, string source, string shipped) => Assert.Equal([id], await FindAsync(source, shipped));

    private static async Task<IEnumerable<string>> FindAsync(string source, string? contract)
    {
        const string Usings = """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using TypedJobs;
            """;
        var compilation = CSharpCompilation.Create(
            "Mistake",
            [CSharpSyntaxTree.ParseText(Usings, TestEnvironment.ParseOptions), CSharpSyntaxTree.ParseText(source, TestEnvironment.ParseOptions, "/0/Work.cs")],
            TestEnvironment.References(), TestEnvironment.CompilationOptions);
        var options = new AnalyzerOptions(
            contract is null ? [] : [new Text(ContractVerifier.ShippedPath, contract), new Text(ContractVerifier.UnshippedPath, "")],
            new Settings(contract is not null));
        var found = await compilation.WithAnalyzers([.. DescriptorTests.Rules], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return found.Select(static d => d.Id.StartsWith("TJ", StringComparison.Ordinal) ? d.Id : d.ToString());
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Settings(bool hasContract) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(hasContract);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(bool hasContract) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => [];

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = hasContract && key == "build_property.TypedJobsContract" ? "true" : null;
            return value is not null;
        }
    }
}
