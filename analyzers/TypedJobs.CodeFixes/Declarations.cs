using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.CodeFixes;

/// <summary>Changes the declarations that a diagnostic points at, in whichever files they are.</summary>
internal static class Declarations
{
    /// <summary>Changes every declaration at the locations.</summary>
    public static async Task<Solution> ChangeAsync<TNode>(
        Solution solution, IEnumerable<Location> locations, Func<TNode, TNode> change, CancellationToken cancellationToken)
        where TNode : SyntaxNode
    {
        foreach (var group in locations.Where(static l => l.IsInSource).GroupBy(static l => l.SourceTree!))
        {
            if (solution.GetDocument(group.Key) is not { } document)
            {
                continue;
            }

            var root = await group.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            var nodes = group.Select(l => root.FindNode(l.SourceSpan).FirstAncestorOrSelf<TNode>()).Where(static n => n is not null).Distinct();
            solution = solution.WithDocumentSyntaxRoot(
                document.Id, root.ReplaceNodes(nodes.Select(static n => n!), (_, rewritten) => change(rewritten)));
        }

        return solution;
    }

    /// <summary>The method around a diagnostic, whether that stands on its name, its type or its attribute.</summary>
    public static MethodDeclarationSyntax? MethodAt(SyntaxNode root, Diagnostic diagnostic)
        => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>();
}
