using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1002 where the body uses no instance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeJobMethodStaticFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobMethodMustBeStatic.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model is null || !InstanceUse.IsAbsent(method, model, context.CancellationToken))
        {
            return;
        }

        Offer(context, context.Diagnostics[0], "Make the job method static", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(method, Modifiers.Add(method, SyntaxKind.StaticKeyword)))));
    }
}
