using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Analyzers.Idempotency;

namespace TypedJobs.Analyzers.Tests.Corpus;

/// <summary>Labelled jobs, and how often the idempotency rules agree with the labels.</summary>
/// <remarks>A label stands behind <c>[Job]</c>: <c>// clean</c>, or the ids that a reader would want to see. The question it answers: the body runs to any point,
/// the worker dies, the body runs again from the top with the same arguments; does anybody outside see anything that one whole run would not have shown?
/// Logs and telemetry do not count. The rules are judged on other people's code: a case that fails is no reason to fit a rule to its letter.</remarks>
public partial class CorpusTests
{
    private const double MinPrecision = 0.95;
    private const double MinRecall = 0.85;

    [Fact]
    public void Corpus_Size_IsWhatItClaims()
    {
        var cases = Read();

        Assert.True(cases.Length >= 150, $"The corpus has {cases.Length} jobs; 150 are the least.");
        Assert.InRange(cases.Count(static c => c.Expected.Count == 0), cases.Length * 2 / 5, cases.Length * 3 / 5);
    }

    [Fact]
    public async Task Corpus_RulesAndLabels_Agree()
    {
        var cases = Read();
        var findings = await FindAsync(TestContext.Current.CancellationToken);
        var (right, wrong, missed) = (0, 0, 0);
        var differences = new List<string>();
        foreach (var @case in cases)
        {
            var found = findings.Where(f => f.Location.SourceTree!.FilePath == @case.File && @case.Span.Contains(f.Location.SourceSpan)).Select(f => f.Id).ToHashSet();
            right += found.Intersect(@case.Expected).Count();
            wrong += found.Except(@case.Expected).Count();
            missed += @case.Expected.Except(found).Count();
            if (!found.SetEquals(@case.Expected))
            {
                differences.Add($"{@case.File} {@case.Name}: label {Show(@case.Expected)}, found {Show(found)}");
            }
        }

        var precision = right / (double)(right + wrong);
        var recall = right / (double)(right + missed);
        var summary = $"{cases.Length} jobs, {cases.Count(c => c.Expected.Count == 0)} of them clean: precision {precision:P1}, recall {recall:P1}";
        TestContext.Current.SendDiagnosticMessage(summary);
        Console.WriteLine(summary);
        differences.ForEach(Console.WriteLine);
        Assert.True(precision >= MinPrecision && recall >= MinRecall, summary + "\n" + string.Join("\n", differences));
    }

    [Fact]
    public async Task Corpus_AnalysedAgainAndAgain_GivesTheSame()
    {
        var first = Lines(await FindAsync(TestContext.Current.CancellationToken));
        for (var run = 0; run < 5; run++)
        {
            Assert.Equal(first, Lines(await FindAsync(TestContext.Current.CancellationToken)));
        }
    }

    private static List<string> Lines(ImmutableArray<Diagnostic> findings) => [.. findings.Select(f => f.ToString()).Order(StringComparer.Ordinal)];

    private static string Show(HashSet<string> ids) => ids.Count == 0 ? "clean" : string.Join(" ", ids.Order());

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(CancellationToken cancellationToken)
    {
        // Off by default, and labelled here all the same: what is off must not rot.
        var options = TestEnvironment.CompilationOptions;
        var withAll = options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions
            .SetItem(Descriptors.JobIsEnqueuedAgain.Id, ReportDiagnostic.Warn)
            .SetItem(Descriptors.MessageIsPublishedAgain.Id, ReportDiagnostic.Warn));
        var compilation = CSharpCompilation.Create(
            "Corpus", CorpusFiles.Jobs.Append(CorpusFiles.Usings), TestEnvironment.References().Add(CorpusFiles.Libraries), withAll);
        var errors = compilation.GetDiagnostics(cancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error).Take(10).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        var findings = await compilation.WithAnalyzers([new JobMustSurviveRetry()]).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.DoesNotContain(findings, static f => f.Id is "AD0001" or "TJ9004");
        return findings;
    }

    private static ImmutableArray<Case> Read()
    {
        var cases = ImmutableArray.CreateBuilder<Case>();
        foreach (var tree in CorpusFiles.Jobs)
        {
            foreach (var method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (method.AttributeLists.FirstOrDefault() is { } attributes && Label().Match(attributes.GetTrailingTrivia().ToString()) is { Success: true } label)
                {
                    var expected = label.Groups["ids"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
                    cases.Add(new Case(tree.FilePath, method.Identifier.ValueText, method.Span, expected));
                }
            }
        }

        return cases.ToImmutable();
    }

    [GeneratedRegex("// (clean|(?<ids>TJ[0-9 TJ]+))")]
    private static partial Regex Label();

    private sealed record Case(string File, string Name, Microsoft.CodeAnalysis.Text.TextSpan Span, HashSet<string> Expected);
}
