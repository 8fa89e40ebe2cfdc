using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>Mends calls that take a key: <c>job.IdempotencyKey</c> is passed in a parameter or option of that name, in the header of a request, as the id
/// of a message, or in the place of a key that changes on every attempt. Several calls of one job get keys of their own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PassIdempotencyKeyFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.PostIsRepeated.Id, Descriptors.PatchIsRepeated.Id, Descriptors.MessageIsPublishedAgain.Id, Descriptors.KeyChangesOnEveryAttempt.Id,
        Descriptors.PaymentHasNoKey.Id,
    ];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || Declarations.MethodAt(root, context.Diagnostics[0]) is not { } method)
        {
            return;
        }

        var job = await JobContexts.FindAsync(method, model, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false);
        if (job is not { } found)
        {
            return;
        }

        var key = found.Name + ".IdempotencyKey";
        var node = root.FindNode(context.Span, getInnermostNodeForTie: true);
        var changed = context.Diagnostics[0].Id == Descriptors.KeyChangesOnEveryAttempt.Id
            ? StableKey(method, model, key, context.CancellationToken)
            : AddedKey(method, node, model, key, context.CancellationToken);
        if (changed is null)
        {
            return;
        }

        changed = found.IsNew ? JobContexts.WithContext(changed, found.Name, model) : changed;
        Offer(context, context.Diagnostics[0], "Pass the job's idempotency key", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(method, changed.WithAdditionalAnnotations(Formatter.Annotation)))));
    }

    private static MethodDeclarationSyntax? AddedKey(
        MethodDeclarationSyntax method, SyntaxNode node, SemanticModel model, string key, CancellationToken cancellationToken)
    {
        // In a loop or in a function of its own, one key would stand for many calls.
        if (node is not InvocationExpressionSyntax call || OnceSite.MethodAround(call) != method)
        {
            return null;
        }

        key = KeyPlaces.OfCall(method, call, model, key, cancellationToken);
        return KeyPlaces.WithOption(method, call, model, key, cancellationToken) ?? KeyPlaces.WithHeader(method, call, model, key, cancellationToken)
            ?? KeyPlaces.WithMessageId(method, call, model, key, cancellationToken);
    }

    private static MethodDeclarationSyntax? StableKey(MethodDeclarationSyntax method, SemanticModel model, string key, CancellationToken cancellationToken)
    {
        var unstable = method.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(e => KeyPlaces.IsKeyValue(e, model, cancellationToken) && KeyPlaces.IsUnstable(e, model, cancellationToken)).ToArray();
        if (unstable.Length == 0 || unstable.Any(static e => KeyPlaces.IsInLoop(e)))
        {
            return null;
        }

        return method.ReplaceNodes(unstable, (original, _) => SyntaxFactory.ParseExpression(
            KeyPlaces.Numbered(key, System.Array.IndexOf(unstable, original) + 1)).WithTriviaFrom(original));
    }
}
