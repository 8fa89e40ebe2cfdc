using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Declaration;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1020, TJ1022 and TJ1024: the job gets a facade name of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NameTheEntryFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.FacadeNameMustBeValid.Id, Descriptors.FacadeNameMustBeUnique.Id, Descriptors.FacadeMemberMustBeFree.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && model is not null && diagnostic.Properties.TryGetValue(SuggestedName.FacadeName, out var name) && name is not null
            && Declarations.MethodAt(root, diagnostic) is { } method && JobAttributeSyntax.Of(method, model) is { } attribute)
        {
            Offer(context, diagnostic, "Give the job a facade name of its own", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, JobAttributeSyntax.With(attribute, "FacadeName", name)))));
        }
    }
}
