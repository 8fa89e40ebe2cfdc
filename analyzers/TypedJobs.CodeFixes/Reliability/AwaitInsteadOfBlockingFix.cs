using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4002 in async code: the task is awaited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitInsteadOfBlockingFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobShouldNotBlock.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is ExpressionSyntax blocking
            && AsyncCode.CanAwaitAt(blocking) && Awaited(blocking) is { } task)
        {
            Offer(context, context.Diagnostics[0], "Await the task", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(blocking, AsyncCode.Await(task, blocking)))));
        }
    }

    private static ExpressionSyntax? Awaited(ExpressionSyntax blocking)
        => blocking switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result => result.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" } member }
                => (member.Expression as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax awaiter ? awaiter.Expression : null,
            InvocationExpressionSyntax
            {
                ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" } member,
            } when blocking.Parent is ExpressionStatementSyntax => member.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAll" } member } all
                when blocking.Parent is ExpressionStatementSyntax && !HasLimit(all)
                => all.WithExpression(member.WithName(SyntaxFactory.IdentifierName("WhenAll"))),
            _ => null,
        };

    // WaitAll with a time or a token has no WhenAll of the same shape; more than one plain argument is the params form.
    private static bool HasLimit(InvocationExpressionSyntax all)
        => all.ArgumentList.Arguments.Count == 2 && all.ArgumentList.Arguments[1].Expression is not (IdentifierNameSyntax or InvocationExpressionSyntax);
}
