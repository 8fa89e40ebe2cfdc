using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Reliability;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4006: the catch gets a filter that lets the cancellation of the job through.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class LetCancellationThroughFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.CancellationMustNotBeSwallowed.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<CatchClauseSyntax>() is not { Filter: null } clause
            || !context.Diagnostics[0].Properties.TryGetValue(CancellationMustNotBeSwallowed.TokenProperty, out var token))
        {
            return;
        }

        // Before a comment that ends the line.
        var last = clause.Declaration?.GetLastToken() ?? clause.CatchKeyword;
        var filter = SyntaxFactory.CatchFilterClause(SyntaxFactory.ParseExpression("!" + token + ".IsCancellationRequested"))
            .WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(last.TrailingTrivia);
        var filtered = clause.ReplaceToken(last, last.WithTrailingTrivia()).WithFilter(filter);
        Offer(context, context.Diagnostics[0], "Let cancellation through", _ => Task.FromResult(context.Document.WithSyntaxRoot(
            root.ReplaceNode(clause, filtered.WithAdditionalAnnotations(Formatter.Annotation)))));
    }
}
