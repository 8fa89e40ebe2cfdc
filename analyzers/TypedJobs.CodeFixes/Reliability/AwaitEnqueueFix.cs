using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4022: the enqueue is awaited, or, where nothing can be awaited, blocks until Redis has the job.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitEnqueueFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.EnqueueMustBeAwaited.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call)
        {
            return;
        }

        if (AsyncCode.CanAwaitAt(call))
        {
            Offer(context, context.Diagnostics[0], "Await the enqueue", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode((ExpressionSyntax)call, AsyncCode.Await(call, call)))));
            return;
        }

        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is not null && Blocking(call) is { } blocking
            && model.GetSpeculativeSymbolInfo(call.SpanStart, blocking, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol)
        {
            Offer(context, context.Diagnostics[0], "Enqueue and wait until Redis has the job", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(call, blocking))));
        }
    }

    private static InvocationExpressionSyntax? Blocking(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax member ? call.WithExpression(member.WithName(SyntaxFactory.IdentifierName("Enqueue"))) : null;
}
