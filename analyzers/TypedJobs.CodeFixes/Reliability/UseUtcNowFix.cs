using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4020: the time is that of UTC.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UseUtcNowFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UseUtcTime.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not MemberAccessExpressionSyntax local)
        {
            return;
        }

        ExpressionSyntax utc = local.WithName(SyntaxFactory.IdentifierName("UtcNow")).WithoutTrivia();
        if (local.Name.Identifier.ValueText == "Today")
        {
            utc = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, utc, SyntaxFactory.IdentifierName("Date"));
        }

        Offer(context, context.Diagnostics[0], "Use UtcNow", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode((ExpressionSyntax)local, utc.WithTriviaFrom(local)))));
    }
}
