using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ5017: each of the two jobs gets its wire name or alias back.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ExchangeWireNamesFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobsMustKeepTheirNames.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (diagnostic.Properties.TryGetValue(JobsMustKeepTheirContract.NameProperty, out var text) && text?.Split(';') is { Length: 2 } names
            && await DeclarationSite<MethodDeclarationSyntax>.FindAsync(context, diagnostic.Location).ConfigureAwait(false) is { } site
            && await DeclarationSite<MethodDeclarationSyntax>.FindAsync(context).ConfigureAwait(false) is { } other
            && NameIn(site, names[0], context.CancellationToken) is { } place && NameIn(other, names[1], context.CancellationToken) is { } otherPlace)
        {
            OfferSolution(context, diagnostic, "Give the jobs their wire names back", _ => Task.FromResult(Changed(
                Changed(context.Document.Project.Solution, site.Document.Id, site.Root, [(place, names[1]), .. InSame(site, other, otherPlace, names[0])]),
                site, other, otherPlace, names[0])));
        }
    }

    private static IEnumerable<(ExpressionSyntax, string)> InSame(
        DeclarationSite<MethodDeclarationSyntax> site, DeclarationSite<MethodDeclarationSyntax> other, ExpressionSyntax place, string name)
        => site.Document.Id == other.Document.Id ? [(place, name)] : [];

    private static Solution Changed(
        Solution solution, DeclarationSite<MethodDeclarationSyntax> site, DeclarationSite<MethodDeclarationSyntax> other, ExpressionSyntax place, string name)
        => site.Document.Id == other.Document.Id ? solution : Changed(solution, other.Document.Id, other.Root, [(place, name)]);

    private static Solution Changed(Solution solution, DocumentId document, SyntaxNode root, IEnumerable<(ExpressionSyntax Place, string Name)> changes)
    {
        var names = changes.ToDictionary(static change => (SyntaxNode)change.Place, static change => change.Name);
        return solution.WithDocumentSyntaxRoot(document, root.ReplaceNodes(names.Keys, (place, _) => Text(names[place]).WithTriviaFrom(place)));
    }

    private static LiteralExpressionSyntax Text(string name)
        => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));

    /// <summary>The argument of <c>[Job]</c> or <c>[JobAlias]</c> that has the name; null if the name is not written there.</summary>
    private static ExpressionSyntax? NameIn(DeclarationSite<MethodDeclarationSyntax> site, string name, CancellationToken cancellationToken)
        => site.Node.AttributeLists.SelectMany(static list => list.Attributes)
            .Where(attribute => site.Model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType.Name is "JobAttribute" or "JobAliasAttribute")
            .Select(static attribute => attribute.ArgumentList?.Arguments.FirstOrDefault(static a => a.NameEquals is null)?.Expression)
            .FirstOrDefault(argument => argument is not null && site.Model.GetConstantValue(argument, cancellationToken).Value as string == name);
}
