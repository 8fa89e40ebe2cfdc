using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>Takes the author's word for it: the job is marked <c>[Idempotent("…")]</c>, with a reason that is theirs to write.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkIdempotentFix : JobCodeFix
{
    private const string Reason = "why a second run does no harm";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.PostIsRepeated.Id, Descriptors.PatchIsRepeated.Id, Descriptors.MessageToPersonIsRepeated.Id, Descriptors.FileIsAppendedTo.Id,
        Descriptors.InsertIsRepeated.Id, Descriptors.RelativeUpdateIsRepeated.Id, Descriptors.EntityIsAddedAgain.Id, Descriptors.EntityIsChangedRelatively.Id,
        Descriptors.BulkUpdateIsRelative.Id, Descriptors.StaticStateIsChanged.Id, Descriptors.RedisCommandIsRepeated.Id,
        Descriptors.MessageIsPublishedAgain.Id, Descriptors.NameChangesOnEveryAttempt.Id, Descriptors.JobIsEnqueuedAgain.Id,
        Descriptors.RemoteStateIsAddedTo.Id, Descriptors.DeclaredEffectIsRepeated.Id,
    ];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || Declarations.MethodAt(root, context.Diagnostics[0]) is not { } method
            || Declaration.JobAttributeSyntax.Of(method, model) is not { Parent: AttributeListSyntax list })
        {
            return;
        }

        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Reason)));
        var attribute = SyntaxFactory.Attribute(
                (NameSyntax)AsyncCode.TypeName("TypedJobs.Idempotent"), SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)))
            .WithAdditionalAnnotations(WarningAnnotation.Create("The reason is yours to write: the next reader relies on it."));
        var changed = list.WithAttributes(list.Attributes.Add(attribute.WithLeadingTrivia(SyntaxFactory.Space)));
        Offer(context, context.Diagnostics[0], "Say that the job is idempotent", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(list, changed))));
    }
}
