using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ5005 where nothing but optional parameters and the token follow: the new parameter gets <c>= default</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddDefaultFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NewParameterMustHaveADefault.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>() is not { Parent: ParameterListSyntax list } parameter || model is null
            || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword))
        {
            return;
        }

        var parameters = list.Parameters;
        for (var i = parameters.IndexOf(parameter); i < parameters.Count; i++)
        {
            if (parameters[i].Default is not null)
            {
                continue;
            }

            var type = model.GetDeclaredSymbol(list.Parameters[i], context.CancellationToken)?.Type;
            var mayBeDefault = type is { IsValueType: true } or { NullableAnnotation: NullableAnnotation.Annotated };
            if (!mayBeDefault || (i > list.Parameters.IndexOf(parameter) && !KnownSymbols.Same(type, KnownSymbols.Of(model.Compilation).CancellationToken)))
            {
                return;
            }

            var value = SyntaxFactory.EqualsValueClause(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression, SyntaxFactory.Token(SyntaxKind.DefaultKeyword)));
            parameters = parameters.Replace(parameters[i], parameters[i].WithDefault(value));
        }

        Offer(context, context.Diagnostics[0], "Give the parameter a default value", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(list, list.WithParameters(parameters)))));
    }
}
