using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1007 and TJ1008: the first token or context stands for the others, which would be the same one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TakeOnceFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobMustTakeOneToken.Id, Descriptors.JobMustTakeOneContext.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || method.Modifiers.Any(SyntaxKind.PartialKeyword) || model.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol
            || root.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>() is not { } found
            || model.GetDeclaredSymbol(found, context.CancellationToken) is not { } repeated)
        {
            return;
        }

        // Whoever calls the method itself passes all of them.
        var references = await SymbolFinder.FindReferencesAsync(symbol, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false);
        if (!references.Any(static r => r.Locations.Any()))
        {
            // All that are too many at once: two findings in one list then ask for the same change.
            IParameterSymbol[] same = [.. symbol.Parameters.Where(p => KnownSymbols.Same(p.Type, repeated.Type))];
            Offer(context, context.Diagnostics[0], $"Take the {repeated.Type.Name} once", token => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(method, WithFirst(method, same, model, token)))));
        }
    }

    private static MethodDeclarationSyntax WithFirst(
        MethodDeclarationSyntax method, IParameterSymbol[] same, SemanticModel model, CancellationToken cancellationToken)
    {
        var first = same[0].Name;
        bool IsExtra(ISymbol? symbol) => same.Skip(1).Any(p => KnownSymbols.Same(p, symbol));
        var extra = method.ParameterList.Parameters.Where(p => IsExtra(model.GetDeclaredSymbol(p, cancellationToken)));
        var uses = method.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => IsExtra(model.GetSymbolInfo(n, cancellationToken).Symbol));
        var marked = method.TrackNodes(extra.Cast<SyntaxNode>().Concat(uses));
        marked = marked.ReplaceNodes(
            marked.GetCurrentNodes(uses), (_, use) => SyntaxFactory.IdentifierName(first).WithTriviaFrom(use));
        return marked.RemoveNodes(marked.GetCurrentNodes(extra), SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}
