using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedJobs.CodeFixes;

/// <summary>A declaration that a diagnostic points at besides its own place: what is to be changed, in whichever document it is.</summary>
internal sealed class DeclarationSite<TNode>
    where TNode : SyntaxNode
{
    private DeclarationSite(Document document, SyntaxNode root, SemanticModel model, TNode node)
    {
        Document = document;
        Root = root;
        Model = model;
        Node = node;
    }

    public Document Document { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public TNode Node { get; }

    /// <summary>The declaration at the last of the diagnostic's additional locations; null if there is none in source.</summary>
    public static async Task<DeclarationSite<TNode>?> FindAsync(CodeFixContext context)
    {
        var places = context.Diagnostics[0].AdditionalLocations;
        return places.Count == 0 ? null : await FindAsync(context, places[places.Count - 1]).ConfigureAwait(false);
    }

    /// <summary>The declaration around a place; null if that is not in source.</summary>
    public static async Task<DeclarationSite<TNode>?> FindAsync(CodeFixContext context, Location place)
    {
        if (place.SourceTree is not { } tree || context.Document.Project.Solution.GetDocument(tree) is not { } document)
        {
            return null;
        }

        var root = await tree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return model is not null && root.FindNode(place.SourceSpan).FirstAncestorOrSelf<TNode>() is { } node
            ? new DeclarationSite<TNode>(document, root, model, node)
            : null;
    }

    /// <summary>The document with another node in the place of the declaration.</summary>
    public Document With(SyntaxNode changed) => Document.WithSyntaxRoot(Root.ReplaceNode(Node, changed));

    /// <summary>The solution with another node in the place of the declaration.</summary>
    public Task<Solution> InSolution(SyntaxNode changed) => Task.FromResult(With(changed).Project.Solution);
}
