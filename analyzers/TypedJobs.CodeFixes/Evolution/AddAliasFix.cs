using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Evolution;
using TypedJobs.CodeFixes.Declaration;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ5003 where a new job is likely the old one under another name: it gets the old name as an alias.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddAliasFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobMustNotDisappear.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || !diagnostic.Properties.TryGetValue(JobsMustKeepTheirContract.NameProperty, out var name)
            || Declarations.MethodAt(root, diagnostic) is not { } method || JobAttributeSyntax.Of(method, model) is not { Parent: AttributeListSyntax list })
        {
            return;
        }

        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name!)));
        var alias = SyntaxFactory.Attribute(
            (NameSyntax)AsyncCode.TypeName("TypedJobs.JobAlias"), SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        var changed = list.WithAttributes(list.Attributes.Add(alias.WithLeadingTrivia(SyntaxFactory.Space)));
        Offer(context, diagnostic, "Add the old name as an alias", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, changed))));
    }
}
