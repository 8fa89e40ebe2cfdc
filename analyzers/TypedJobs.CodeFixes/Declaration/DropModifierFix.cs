using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1006 where the modifier only says how the value is passed: <c>in</c> and <c>ref readonly</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DropModifierFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.ParameterMustBePassedByValue.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>() is not { } parameter
            || !(parameter.Modifiers.Any(SyntaxKind.InKeyword) || parameter.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)))
        {
            return;
        }

        var changed = parameter.WithModifiers(default).WithLeadingTrivia(parameter.GetLeadingTrivia());
        Offer(context, context.Diagnostics[0], "Pass the parameter by value", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(parameter, changed))));
    }
}
