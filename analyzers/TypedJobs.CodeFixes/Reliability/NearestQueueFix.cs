using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Reliability;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4013 and TJ4038 where a queue that is declared or served has nearly the same name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NearestQueueFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.QueueShouldBeDeclared.Id, Descriptors.QueueShouldBeServed.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
            && context.Diagnostics[0].Properties.TryGetValue(QueueShouldBeDeclared.NearestProperty, out var name) && name is not null)
        {
            var queue = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(literal);
            Offer(context, context.Diagnostics[0], "Use the queue of nearly that name", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(literal, queue))));
        }
    }
}
