using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Reliability;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4004: the token is passed on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PassTokenFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.PassCancellationTokenOn.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is InvocationExpressionSyntax call
            && model?.GetOperation(call, context.CancellationToken) is IInvocationOperation operation
            && KnownSymbols.Of(model.Compilation).CancellationToken is { } tokenType
            && PassCancellationTokenOn.MissingToken(operation, tokenType) is { } parameter
            && JobTokens.InScopeAt(call, model, context.CancellationToken) is { } token)
        {
            Offer(context, context.Diagnostics[0], "Pass the token on", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root.ReplaceNode(call, JobTokens.WithToken(call, parameter, token).WithAdditionalAnnotations(Formatter.Annotation)))));
        }
    }
}
