using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Declaration;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1025: the facade is called by its full name, which no namespace can hide.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class QualifyFacadeFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.FacadeMustNotBeHidden.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not IdentifierNameSyntax name
            || !context.Diagnostics[0].Properties.TryGetValue(FacadeMustNotBeHidden.FacadeProperty, out var facade))
        {
            return;
        }

        var full = SyntaxFactory.ParseExpression("global::" + facade).WithTriviaFrom(name);
        Offer(context, context.Diagnostics[0], "Call the facade by its full name", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(name, full))));
    }
}
