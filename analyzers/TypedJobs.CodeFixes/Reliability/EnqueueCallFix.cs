using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4023: the call that was made is enqueued.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EnqueueCallFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.CallMustBeEnqueued.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax call)
        {
            return;
        }

        var canAwait = AsyncCode.CanAwaitAt(call);
        var enqueue = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrivia(), SyntaxFactory.IdentifierName(canAwait ? "EnqueueAsync" : "Enqueue")));
        var result = canAwait ? AsyncCode.Await(enqueue, call) : enqueue.WithTriviaFrom(call);
        Offer(context, context.Diagnostics[0], "Enqueue the call", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(call, result))));
    }
}
