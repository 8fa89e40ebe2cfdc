using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>Two findings of one rule at once, and what Fix All makes of them.</summary>
internal sealed partial class FixAllCase
{
    private readonly Func<Task> _verify;

    private FixAllCase(Type fix, string id, string source, string fixedSource, Func<Task> verify)
    {
        (Fix, Id, Source, FixedSource) = (fix, id, source, fixedSource);
        _verify = verify;
    }

    public Type Fix { get; }

    public string Id { get; }

    public string Source { get; }

    public string FixedSource { get; }

    /// <summary>A case of one source file. <paramref name="arrange"/> adds what else the project has.</summary>
    public static FixAllCase Of<TAnalyzer, TFix>(
        string id, string source, string fixedSource, Action<FixVerifier<TAnalyzer, TFix>.Test>? arrange = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
        => new(typeof(TFix), id, source, fixedSource, () =>
        {
            var test = new FixVerifier<TAnalyzer, TFix>.Test { TestCode = source, FixedCode = fixedSource };
            arrange?.Invoke(test);
            return test.RunAsync(TestContext.Current.CancellationToken);
        });

    /// <summary>The source without the marks of findings.</summary>
    public static string WithoutMarks(string source) => Mark().Replace(source, "$1");

    public Task VerifyAsync() => _verify();

    [GeneratedRegex(@"\{\|TJ\d{4}:(.*?)\|\}")]
    private static partial Regex Mark();
}
