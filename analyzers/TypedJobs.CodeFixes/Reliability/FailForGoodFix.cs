using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TypedJobs.Analyzers;
using TypedJobs.CodeFixes.Idempotency;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4021: the job fails for good, with the message that the exception had.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FailForGoodFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.PermanentFailureShouldNotRetry.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var thrown = root?.FindNode(context.Span, getInnermostNodeForTie: true).DescendantNodesAndSelf()
            .OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault();
        if (thrown?.ArgumentList is not { } list || model is null || thrown.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || list.Arguments.FirstOrDefault(a => model.GetTypeInfo(a.Expression).Type?.SpecialType == SpecialType.System_String) is not { } message)
        {
            return;
        }

        var job = await JobContexts.FindAsync(method, model, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false);
        if (job is not { } found)
        {
            return;
        }

        var fail = SyntaxFactory.ParseExpression($"{found.Name}.Fail({message.Expression})").WithTriviaFrom(thrown);
        var changed = method.ReplaceNode(thrown, fail);
        changed = found.IsNew ? JobContexts.WithContext(changed, found.Name, model) : changed;
        Offer(context, context.Diagnostics[0], "Throw job.Fail", _ => Task.FromResult(context.Document.WithSyntaxRoot(
            root!.ReplaceNode(method, changed.WithAdditionalAnnotations(Formatter.Annotation)))));
    }
}
