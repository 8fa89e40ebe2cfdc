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
    [InlineData("typedjobs.idempotent_http_paths = anything")]
    public Task ValueThatIsUnderstood_IsSilent(string line) => VerifyAsync(line);

    [Theory]
    [InlineData("typedjobs.max_interprocedural_method_call_chain", "0", "a number from 1 to 20")]
    [InlineData("typedjobs.max_interprocedural_method_call_chain", "21", "a number from 1 to 20")]
    [InlineData("typedjobs.max_interprocedural_method_call_chain", "deep", "a number from 1 to 20")]
    [InlineData("typedjobs.outbox", "yes", "'true' or 'false'")]
    [InlineData("typedjobs.unknown", "warn", "'report' or 'silent'")]
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

    private static Task VerifyAsync(string line, params DiagnosticResult[] expected)
    {
        var test = new Verifier.Test { TestCode = "class A;" };
        test.TestState.Sources.Add(("/0/B.cs", "class B;"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
