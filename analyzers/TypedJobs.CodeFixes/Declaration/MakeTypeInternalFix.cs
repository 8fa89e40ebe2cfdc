using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1003, TJ1019 and TJ2017: a private or protected type becomes internal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeTypeInternalFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.PayloadMustBeAccessible.Id, Descriptors.JobTypesMustBeAccessible.Id, Descriptors.PayloadMustBeVisible.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (diagnostic.AdditionalLocations.Count == 0)
        {
            return;
        }

        foreach (var location in diagnostic.AdditionalLocations)
        {
            if (location.SourceTree!.GetRoot(context.CancellationToken).FindNode(location.SourceSpan) is not BaseTypeDeclarationSyntax type
                || type.Modifiers.Any(SyntaxKind.FileKeyword) || !IsHidden(type))
            {
                return;
            }
        }

        OfferSolution(context, diagnostic, "Make the type internal", token => Declarations.ChangeAsync<BaseTypeDeclarationSyntax>(
            context.Document.Project.Solution, diagnostic.AdditionalLocations, MakeInternal, token));
    }

    private static bool IsHidden(BaseTypeDeclarationSyntax type)
        => !type.Modifiers.Any(SyntaxKind.PublicKeyword) && !type.Modifiers.Any(SyntaxKind.InternalKeyword);

    private static BaseTypeDeclarationSyntax MakeInternal(BaseTypeDeclarationSyntax type)
    {
        SyntaxToken? only = null;
        foreach (var modifier in type.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.PrivateKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword))
            {
                if (only is not null)
                {
                    return type;
                }

                only = modifier;
            }
        }

        return only is { } access
            ? (BaseTypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Replace(access, SyntaxFactory.Token(SyntaxKind.InternalKeyword).WithTriviaFrom(access)))
            : Modifiers.Add(type, SyntaxKind.InternalKeyword);
    }
}
