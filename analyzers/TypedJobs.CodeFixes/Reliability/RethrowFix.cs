using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4007: what was caught is thrown again after it was logged.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RethrowFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.FailureMustNotBeHidden.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause)
        {
            return;
        }

        var statements = clause.Block.Statements;
        StatementSyntax rethrow = SyntaxFactory.ThrowStatement();
        statements = statements.Count > 0 && statements[statements.Count - 1] is ReturnStatementSyntax last
            ? statements.Replace(last, rethrow.WithTriviaFrom(last))
            : statements.Add(rethrow.WithTrailingTrivia(LineEnds.Of(root)));
        var block = clause.Block.WithStatements(statements).WithAdditionalAnnotations(Formatter.Annotation);
        Offer(context, context.Diagnostics[0], "Rethrow", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(clause.Block, block))));
    }
}
