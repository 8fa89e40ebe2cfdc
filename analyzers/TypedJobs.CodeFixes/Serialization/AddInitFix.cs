using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Serialization;

/// <summary>Mends TJ2014 on a property without a setter: it gets <c>init</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddInitFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.MemberIsNotReadBack.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (diagnostic.AdditionalLocations.Count > 0
            && diagnostic.AdditionalLocations[0].SourceTree!.GetRoot(context.CancellationToken).FindNode(diagnostic.AdditionalLocations[0].SourceSpan)
                is PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } })
        {
            OfferSolution(context, diagnostic, "Add init to the property", token => Declarations.ChangeAsync<PropertyDeclarationSyntax>(
                context.Document.Project.Solution, diagnostic.AdditionalLocations, AddInit, token));
        }
    }

    private static PropertyDeclarationSyntax AddInit(PropertyDeclarationSyntax property)
    {
        if (property.AccessorList is not { Accessors.Count: 1 } list)
        {
            return property;
        }

        var getter = list.Accessors[0];
        var init = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken)).WithTrailingTrivia(getter.GetTrailingTrivia());
        var accessors = list.Accessors.Replace(getter, getter.WithTrailingTrivia(SyntaxFactory.Space)).Add(init);
        return property.WithAccessorList(list.WithAccessors(accessors));
    }
}
