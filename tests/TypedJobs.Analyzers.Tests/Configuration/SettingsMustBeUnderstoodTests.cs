using Microsoft.CodeAnalysis.Testing;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Configuration.SettingsMustBeUnderstood>;

namespace TypedJobs.Analyzers.Tests.Configuration;

public class SettingsMustBeUnderstoodTests
{
    [Theory]
    [InlineData("typedjobs.max_interprocedural_method_call_chain = 1")]
    [InlineData("typedjobs.max_interprocedural_method_call_chain = 20")]
    [InlineData("typedjobs.outbox = false")]
    [InlineData("typedjobs.unknown = report")]
    [InlineData("typedjobs.entry_points = T:Quartz.IJob | M:Acme.Nightly.Run")]
    [InlineData("typedjobs.entry_points =")]
    [InlineData("typedjobs.idempotent_http_paths = */_search | /preview")]
    [InlineData("typedjobs.idempotency_headers = X-Request-Key|X_Operation")]
    [InlineData("typedjobs.idempotent_apis = M:Acme.Crm.Client.AddNote(System.String,System.Int32) | T:Acme.Crm.Client")]
    [InlineData("typedjobs.non_idempotent_apis = M:Acme.Crm.Client.AddNote")]
    [InlineData("typedjobs.queues = default, mail")]
    [InlineData("someone.elses = anything")]
    public Task ValueThatIsUnderstood_IsSilent(string line) => VerifyAsync(line);

    [Fact]
    public Task GlobalSetting_IsReportedOnce()
        => VerifyAsync("/.globalconfig", "is_global = true\ntypedjobs.outbox = yes\n", Expected("typedjobs.outbox", "yes", "'true' or 'false'"));

    [Fact]
    public Task SettingOfOneFile_IsReported()
        => VerifyAsync("/.editorconfig", "root = true\n[B.cs]\ntypedjobs.outbox = yes\n", Expected("typedjobs.outbox", "yes", "'true' or 'false'"));

    [Fact]
    public Task KeyThatNoRuleReads_IsReported()
        => VerifyAsync("typedjobs.outbux = true", Expected("typedjobs.outbux", "true", "one of " + string.Join(", ", Analyzers.Configuration.KnownSettings.Keys)));

    [Theory]
    [InlineData("typedjobs.max_interprocedural_method_call_chain", "0", "a number from 1 to 20")]
    [InlineData("typedjobs.max_interprocedural_method_call_chain", "21", "a number from 1 to 20")]
    [InlineData("typedjobs.max_interprocedural_method_call_chain", "deep", "a number from 1 to 20")]
    [InlineData("typedjobs.outbox", "yes", "'true' or 'false'")]
    [InlineData("typedjobs.unknown", "warn", "'report' or 'silent'")]
    [InlineData("typedjobs.idempotent_http_paths", "*/_search, */preview", "ends of paths separated by '|', '*/_search|*/preview'")]
    [InlineData("typedjobs.idempotency_headers", "X-Request-Key,X-Operation-Id", "names of headers separated by '|', 'X-Request-Key|X-Operation-Id'")]
    [InlineData("typedjobs.idempotent_apis", "Acme.Crm.Client.AddNote", "documentation ids separated by '|', 'M:Acme.Crm.Client.AddNote' for a method or 'T:Acme.Crm.Client' for a type")]
    [InlineData("typedjobs.non_idempotent_apis", "P:Acme.Crm.Client.Notes", "documentation ids separated by '|', 'M:Acme.Crm.Client.AddNote' for a method or 'T:Acme.Crm.Client' for a type")]
    [InlineData("typedjobs.queues", "default|mail", "names of queues separated by commas, 'default, mail'")]
    public Task AnotherValue_IsReportedOnceWithWhatMayStandThere(string key, string value, string allowed)
        => VerifyAsync($"{key} = {value}", Expected(key, value, allowed));

    [Fact]
    public Task EntryPointWithoutItsKind_IsReportedAndTheOthersAreNot() => VerifyAsync(
        "typedjobs.entry_points = T:Quartz.IJob|Hangfire.BackgroundJob",
        Expected(
            "typedjobs.entry_points", "Hangfire.BackgroundJob",
            "documentation ids separated by '|', 'T:Quartz.IJob' for a type or 'M:Acme.Nightly.Run' for a method"));

    private static DiagnosticResult Expected(string key, string value, string allowed)
        => new DiagnosticResult(Descriptors.SettingMustBeUnderstood).WithMessage(
            $"'{key} = {value}' is not understood and the default is used: write {allowed}");

    private static Task VerifyAsync(string line, params DiagnosticResult[] expected) => VerifyAsync("/.editorconfig", $"root = true\n[*.cs]\n{line}\n", expected);

    private static Task VerifyAsync(string path, string config, params DiagnosticResult[] expected)
    {
        var test = new Verifier.Test { TestCode = "class A;" };
        test.TestState.Sources.Add(("/0/B.cs", "class B;"));
        test.TestState.AnalyzerConfigFiles.Add((path, config));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
