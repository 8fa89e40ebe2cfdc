using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4001 on the job itself: it returns Task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReturnTaskFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobMustNotBeAsyncVoid.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent is MethodDeclarationSyntax method && method.Identifier.Span == context.Span
            && !method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            Offer(context, context.Diagnostics[0], "Return Task from the job", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root.ReplaceNode(method.ReturnType, AsyncCode.TypeName("System.Threading.Tasks.Task").WithTriviaFrom(method.ReturnType)))));
        }
    }
}
