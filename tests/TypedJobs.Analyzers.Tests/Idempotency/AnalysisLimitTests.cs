using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Analyzers.Idempotency;

namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>Where the analysis of a job ends: at a limit (TJ9003), at a fault of ours (TJ9004), and before it begins.</summary>
public class AnalysisLimitTests
{
    private const string Send = "new System.Net.Mail.SmtpClient().Send(\"a\", \"b\", \"Hi\", \"there\")";

    [Fact]
    public Task EffectAtTheDepth_IsReported() => RuleVerifier.VerifyAsync("TJ3003", Chain(6, "{|TJ3003:Step1()|}"));

    [Fact]
    public Task EffectBeyondTheDepth_IsNotSeen() => RuleVerifier.VerifyAsync("TJ3003", Chain(7, "Step1()"));

    [Fact]
    public Task EffectBeyondTheDepth_IsSaidNotToBeSeen()
        => RuleVerifier.VerifyAsync("TJ9003", Chain(7, "Step1()").Replace("void Run", "void {|TJ9003:Run|}", StringComparison.Ordinal));

    [Fact]
    public Task ChainWithinTheDepth_IsFollowedToItsEnd() => RuleVerifier.VerifyAsync("TJ9003", Chain(6, "Step1()"));

    [Fact]
    public Task GreaterDepth_IsTakenFromEditorConfig()
    {
        var test = RuleVerifier.Create("TJ3003", "partial class Work\n{\n" + Chain(7, "{|TJ3003:Step1()|}") + "\n}\n");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ntypedjobs.max_interprocedural_method_call_chain = 7\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Recursion_Ends() => RuleVerifier.VerifyAsync("TJ3003", $$"""
        [Job] public static void Run(int n) => {|TJ3003:Ping(n)|};
        private static void Ping(int n) { if (n > 0) Pong(n - 1); }
        private static void Pong(int n) { {{Send}}; Ping(n - 1); }
        """);

    [Fact]
    public async Task FaultInTheAnalysis_IsOneFindingAJobAndNoCrash()
    {
        var compilation = Compile($"public static partial class Work {{ [Job] public static void Run() => {Send}; [Job] public static void Stop() => {Send}; }}");
        var options = new AnalyzerOptions([new UnreadableEffects()]);

        var findings = await compilation.WithAnalyzers([new JobMustSurviveRetry()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["TJ9004", "TJ9004"], findings.Select(f => f.Id));
        Assert.Contains("Job 'Work.Run' was not analysed", findings.Min(f => f.GetMessage(null)), StringComparison.Ordinal);
        Assert.Contains("IOException: the disk is gone", findings[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTypedJobsAndEntryPoints_NoRuleLooksAtCode()
    {
        var analyzers = typeof(JobMustSurviveRetry).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();
        var compilation = Compile($"public static class Work {{ public static void Run() => {Send}; }}", withTypedJobs: false);
        var run = compilation.WithAnalyzers(analyzers, new AnalyzerOptions([]));
        await run.GetAnalysisResultAsync(TestContext.Current.CancellationToken);

        foreach (var analyzer in analyzers)
        {
            var actions = await run.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            var looks = actions.SyntaxNodeActionsCount + actions.OperationActionsCount + actions.OperationBlockActionsCount + actions.OperationBlockStartActionsCount
                + actions.SymbolActionsCount + actions.SymbolStartActionsCount + actions.SemanticModelActionsCount + actions.SyntaxTreeActionsCount
                + actions.CodeBlockActionsCount + actions.CodeBlockStartActionsCount;
            Assert.True(looks == 0, $"{analyzer.GetType().Name} looks at code of a project that has no jobs.");
        }
    }

    /// <summary>A job whose effect is as many calls away.</summary>
    private static string Chain(int calls, string first)
    {
        var members = new StringBuilder($"[Job] public static void Run() => {first};\n");
        for (var step = 1; step <= calls; step++)
        {
            members.Append($"private static void Step{step}() => {(step == calls ? Send : $"Step{step + 1}()")};\n");
        }

        return members.ToString();
    }

    private static CSharpCompilation Compile(string source, bool withTypedJobs = true)
    {
        var tree = CSharpSyntaxTree.ParseText((withTypedJobs ? "using TypedJobs;\n" : "") + source, TestEnvironment.ParseOptions, "/0/Work.cs");
        return CSharpCompilation.Create("Work", [tree], TestEnvironment.References(withTypedJobs), TestEnvironment.CompilationOptions);
    }

    /// <summary>An effects file that cannot be read: stands for any fault in the engine.</summary>
    private sealed class UnreadableEffects : AdditionalText
    {
        public override string Path => "/0/TypedJobs.Effects.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => throw new IOException("the disk is gone");
    }
}
