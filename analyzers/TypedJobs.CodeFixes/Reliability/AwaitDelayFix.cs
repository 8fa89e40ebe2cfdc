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

/// <summary>Mends TJ4003 for Thread.Sleep in async code: Task.Delay is awaited, with the token of the job if it takes one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitDelayFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobShouldNotSleep.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call || model is null
            || !AsyncCode.CanAwaitAt(call) || model.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol { Name: "Sleep" })
        {
            return;
        }

        var arguments = call.ArgumentList;
        if (JobTokens.InScopeAt(call, model, context.CancellationToken) is { } token)
        {
            arguments = arguments.AddArguments(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token)));
        }

        var delay = SyntaxFactory.InvocationExpression(AsyncCode.Name("System.Threading.Tasks.Task.Delay"), arguments);
        Offer(context, context.Diagnostics[0], "Await Task.Delay", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(call, AsyncCode.Await(delay, call).WithAdditionalAnnotations(Formatter.Annotation)))));
    }
}
