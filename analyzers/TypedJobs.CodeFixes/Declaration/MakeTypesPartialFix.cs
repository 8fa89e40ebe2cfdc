using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1001: the type gets <c>partial</c> in every declaration that lacks it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeTypesPartialFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.JobTypesMustBePartial.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        var declarations = diagnostic.AdditionalLocations;
        foreach (var location in declarations)
        {
            if (location.SourceTree!.GetRoot(context.CancellationToken).FindNode(location.SourceSpan) is not TypeDeclarationSyntax type
                || type.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                return;
            }
        }

        OfferSolution(context, diagnostic, "Make the type partial", token => Declarations.ChangeAsync<TypeDeclarationSyntax>(
            context.Document.Project.Solution, declarations, MakePartial, token));
    }

    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
        => type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type : Modifiers.Add(type, SyntaxKind.PartialKeyword);
}
