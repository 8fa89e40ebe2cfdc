using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4017 where the job takes a token: each turn of the loop looks at it first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ObserveCancellationFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.LoopMustObserveCancellation.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || BodyOf(root.FindToken(context.Span.Start).Parent) is not { } body || CapturesNothing(body)
            || JobTokens.InScopeAt(body, model, context.CancellationToken) is not { } token)
        {
            return;
        }

        var check = SyntaxFactory.ParseStatement(token + ".ThrowIfCancellationRequested();")
            .WithTrailingTrivia(LineEnds.Of(root)).WithAdditionalAnnotations(Formatter.Annotation);
        var observing = body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, check))
            : SyntaxFactory.Block(check, body).WithAdditionalAnnotations(Formatter.Annotation);
        Offer(context, context.Diagnostics[0], "Observe cancellation", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(body, observing))));
    }

    private static StatementSyntax? BodyOf(SyntaxNode? loop) => loop switch
    {
        WhileStatementSyntax { Statement: var body } => body,
        ForStatementSyntax { Statement: var body } => body,
        DoStatementSyntax { Statement: var body } => body,
        _ => null,
    };

    // A static lambda or local function does not see the job's parameters.
    private static bool CapturesNothing(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null and not MethodDeclarationSyntax; parent = parent.Parent)
        {
            if ((parent is AnonymousFunctionExpressionSyntax lambda && lambda.Modifiers.Any(SyntaxKind.StaticKeyword))
                || (parent is LocalFunctionStatementSyntax local && local.Modifiers.Any(SyntaxKind.StaticKeyword)))
            {
                return true;
            }
        }

        return false;
    }
}
