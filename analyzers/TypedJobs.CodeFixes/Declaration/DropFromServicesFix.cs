using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1026: the value loses <c>[FromServices]</c> and is payload.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DropFromServicesFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ValueMustNotBeMarkedAsService.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && model is not null
            && parameter.AttributeLists.SelectMany(static list => list.Attributes).FirstOrDefault(attribute =>
                model.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType.Name == "FromServicesAttribute") is { } marker)
        {
            Offer(context, context.Diagnostics[0], "Remove [FromServices]", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(parameter, Without(parameter, marker)))));
        }
    }

    private static ParameterSyntax Without(ParameterSyntax parameter, AttributeSyntax marker)
    {
        var list = (AttributeListSyntax)marker.Parent!;
        if (list.Attributes.Count > 1)
        {
            return parameter.RemoveNode(marker, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        var leading = parameter.GetLeadingTrivia();
        return parameter.WithAttributeLists(parameter.AttributeLists.Remove(list)).WithLeadingTrivia(leading);
    }
}
