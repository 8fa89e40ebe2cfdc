using System.Collections.Immutable;
using System.Composition;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Generators.Contract;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1017: what a queue's name cannot hold becomes a hyphen, <c>high priority</c> becomes <c>high-priority</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CleanQueueNameFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.QueueNameMustBeValid.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)
            && Clean(literal.Token.ValueText) is var name && WireNames.IsQueueName(name))
        {
            var queue = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(literal);
            Offer(context, context.Diagnostics[0], "Write a hyphen for what a queue's name cannot hold", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(literal, queue))));
        }
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var letter in name.Trim())
        {
            if (WireNames.IsQueueName(letter.ToString()))
            {
                clean.Append(letter);
            }
            else if (clean.Length > 0 && clean[clean.Length - 1] != '-')
            {
                clean.Append('-');
            }
        }

        return clean.ToString().TrimEnd('-');
    }
}
