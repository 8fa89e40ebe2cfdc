using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Serialization;

/// <summary>Mends TJ2022: the members of the enum write down the values that they have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NumberEnumFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.EnumValuesAreImplicit.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (diagnostic.AdditionalLocations.Count == 0 || context.Document.Project.GetDocument(diagnostic.AdditionalLocations[0].SourceTree) is not { } document)
        {
            return;
        }

        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        OfferSolution(context, diagnostic, "Number the members", token => Declarations.ChangeAsync<EnumDeclarationSyntax>(
            context.Document.Project.Solution, diagnostic.AdditionalLocations, type => Number(type, diagnostic.AdditionalLocations[0], model!), token));
    }

    private static EnumDeclarationSyntax Number(EnumDeclarationSyntax type, Location location, SemanticModel model)
    {
        var original = (EnumDeclarationSyntax)model.SyntaxTree.GetRoot().FindNode(location.SourceSpan);
        var members = type.Members;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].EqualsValue is null && model.GetDeclaredSymbol(original.Members[i]) is { HasConstantValue: true, ConstantValue: { } value })
            {
                var text = System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
                var equals = SyntaxFactory.EqualsValueClause(
                    SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.ParseExpression(text));
                var member = members[i];
                members = members.Replace(member, member.WithIdentifier(member.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
                    .WithEqualsValue(equals.WithTrailingTrivia(member.Identifier.TrailingTrivia)));
            }
        }

        return type.WithMembers(members);
    }
}
