using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4008 in async code: the discarded task is awaited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitDiscardedTaskFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.WorkMustNotOutliveTheJob.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax call || !AsyncCode.CanAwaitAt(call)
            || call.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Expression is not AssignmentExpressionSyntax discard || discard.Right != call)
        {
            return;
        }

        Offer(context, context.Diagnostics[0], "Await it", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode((ExpressionSyntax)discard, AsyncCode.Await(call, discard)))));
    }
}
