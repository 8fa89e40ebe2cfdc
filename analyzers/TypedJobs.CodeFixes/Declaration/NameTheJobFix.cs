using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Declaration;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1009, TJ1010, TJ1011, TJ1016 and TJ5009: the job gets an explicit wire name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NameTheJobFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.JobNameMustBeUnique.Id, Descriptors.JobNameMustBeValid.Id, Descriptors.OverloadedJobMustBeNamed.Id, Descriptors.JobShouldBeNamed.Id,
        Descriptors.RetiredNameMustNotReturn.Id,
    ];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && model is not null && diagnostic.Properties.TryGetValue(SuggestedName.WireName, out var name) && name is not null
            && Declarations.MethodAt(root, diagnostic) is { } method && JobAttributeSyntax.Of(method, model) is { } attribute)
        {
            Offer(context, diagnostic, "Give the job an explicit wire name", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, JobAttributeSyntax.WithWireName(attribute, name)))));
        }
    }
}
