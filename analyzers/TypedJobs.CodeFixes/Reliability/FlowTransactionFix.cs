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

/// <summary>Mends TJ4018: the transaction flows over await.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlowTransactionFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.TransactionScopeMustFlow.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not BaseObjectCreationExpressionSyntax creation)
        {
            return;
        }

        var option = SyntaxFactory.Argument(AsyncCode.Name("System.Transactions.TransactionScopeAsyncFlowOption.Enabled"));
        var arguments = (creation.ArgumentList ?? SyntaxFactory.ArgumentList()).AddArguments(option);
        Offer(context, context.Diagnostics[0], "Pass TransactionScopeAsyncFlowOption.Enabled", _ => Task.FromResult(context.Document.WithSyntaxRoot(
            root.ReplaceNode(creation, creation.WithArgumentList(arguments).WithAdditionalAnnotations(Formatter.Annotation)))));
    }
}
