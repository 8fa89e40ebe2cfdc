using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>
/// Mends TJ5002: writes what is new into Jobs.Unshipped.txt, for one job or for all. The same settles what is only perhaps a mistake: TJ5011, TJ5012 and
/// TJ5018, and TJ5008 and TJ5016 where a name may be only a new one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RecordJobFix : CodeFixProvider
{
    private const string Title = "Record the job in Jobs.Unshipped.txt";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.JobShouldBeRecorded.Id, Descriptors.UnionCaseMustKeepItsNumber.Id, Descriptors.ResultShouldKeepItsType.Id,
        Descriptors.MemberMayBeRenamed.Id, Descriptors.NumberMustNotBeReused.Id, Descriptors.ParameterMayBeAnother.Id,
    ];

    // The batch fixer merges changes of source only; the lines of all jobs go into one file here.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RecordAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        var diagnostics = context.Diagnostics.Where(static d => d.Properties.ContainsKey(JobsMustKeepTheirContract.LinesProperty)).ToImmutableArray();
        if (diagnostics.Length > 0 && ContractDocument.Unshipped(project) is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => RecordAsync(project.Solution, project.Id, diagnostics, token), equivalenceKey: Title), diagnostics);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> RecordAsync(
        Solution solution, ProjectId projectId, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(JobsMustKeepTheirContract.LinesProperty, out var text) && text is not null)
            {
                lines.AddRange(text.Split('\n'));
            }
        }

        return ContractDocument.Unshipped(solution.GetProject(projectId)!) is { } file && lines.Count > 0
            ? solution.WithAdditionalDocumentText(file.Id, ContractDocument.WithLines(await file.GetTextAsync(cancellationToken).ConfigureAwait(false), lines))
            : solution;
    }

    private sealed class RecordAll : FixAllProvider
    {
        public static readonly RecordAll Instance = new();

        public override Task<CodeAction?> GetFixAsync(FixAllContext context)
            => Task.FromResult<CodeAction?>(CodeAction.Create(Title, token => ApplyAsync(context, token), equivalenceKey: Title));

        private static async Task<Solution> ApplyAsync(FixAllContext context, CancellationToken cancellationToken)
        {
            var solution = context.Solution;
            var projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
            foreach (var project in projects)
            {
                var diagnostics = context.Scope == FixAllScope.Document && context.Document is { } document
                    ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                solution = await RecordAsync(solution, project.Id, diagnostics.Where(d => context.DiagnosticIds.Contains(d.Id)), cancellationToken)
                    .ConfigureAwait(false);
            }

            return solution;
        }
    }
}
