using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>Mends effects that a retry repeats: the call is wrapped in <c>job.OnceAsync</c>, which runs it once and remembers that it has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WrapInOnceFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.PostIsRepeated.Id, Descriptors.PatchIsRepeated.Id, Descriptors.MessageToPersonIsRepeated.Id, Descriptors.FileIsAppendedTo.Id,
        Descriptors.InsertIsRepeated.Id, Descriptors.RelativeUpdateIsRepeated.Id, Descriptors.RedisCommandIsRepeated.Id,
        Descriptors.MessageIsPublishedAgain.Id, Descriptors.JobIsEnqueuedAgain.Id, Descriptors.PaymentHasNoKey.Id,
        Descriptors.RemoteStateIsAddedTo.Id, Descriptors.GuardLeavesWindow.Id, Descriptors.LockIsNoGuard.Id, Descriptors.DeclaredEffectIsRepeated.Id,
    ];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call || model is null
            || OnceSite.Of(call, model, context.CancellationToken) is not { } site)
        {
            return;
        }

        var job = await JobContexts.FindAsync(site.Method, model, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false);
        if (job is not { } found)
        {
            return;
        }

        Offer(context, context.Diagnostics[0], "Wrap the call in OnceAsync", _ =>
        {
            var marked = site.Method.ReplaceNode(site.Replaced, site.Wrapped(found.Name).WithTriviaFrom(site.Replaced));
            var changed = found.IsNew ? JobContexts.WithContext(marked, found.Name, model) : marked;
            return Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(site.Method, changed.WithAdditionalAnnotations(Formatter.Annotation))));
        });
    }
}
