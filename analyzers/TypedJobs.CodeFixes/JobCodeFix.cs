using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedJobs.CodeFixes;

/// <summary>The base of every fix: one action per finding, with Fix All.</summary>
public abstract class JobCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <summary>Offers an action that changes one document. The title is the same for every finding of the rule, so that Fix All gathers them.</summary>
    private protected static void Offer(
        CodeFixContext context, Diagnostic diagnostic, string title, System.Func<CancellationToken, Task<Document>> apply)
    {
        var before = context.Document;
        context.RegisterCodeFix(CodeAction.Create(title, ApplyAsync, equivalenceKey: title), diagnostic);

        async Task<Document> ApplyAsync(CancellationToken cancellationToken)
            => await ChangeCleanup.OfAsync(before, await apply(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private protected static void OfferSolution(
        CodeFixContext context, Diagnostic diagnostic, string title, System.Func<CancellationToken, Task<Solution>> apply)
    {
        var before = context.Document.Project.Solution;
        context.RegisterCodeFix(CodeAction.Create(title, ApplyAsync, equivalenceKey: title), diagnostic);

        async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
            => await ChangeCleanup.OfAsync(before, await apply(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }
}
