using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1027: the entry is written with the group of its job's class, one action for each job that could be meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WriteLongPathFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.FacadeNameMustBeClear.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access
            || model?.GetSymbolInfo(access, context.CancellationToken) is not { } found
            || (found.Symbol ?? found.CandidateSymbols.FirstOrDefault()) is not IPropertySymbol { ContainingType: { } holder } entry)
        {
            return;
        }

        // Jobs.Execute, or Jobs.Mail.Execute where two classes shorten to Mail.
        var facade = holder.ContainingType ?? holder;
        var start = holder.ContainingType is null ? access.Expression : (access.Expression as MemberAccessExpressionSyntax)?.Expression;
        if (start is null)
        {
            return;
        }

        foreach (var group in facade.GetTypeMembers().Where(group => group.GetMembers(entry.Name).Any(IsOneJob)))
        {
            var path = SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, start, SyntaxFactory.IdentifierName(group.Name)),
                access.Name);
            Offer(context, context.Diagnostics[0], $"Write '{facade.Name}.{group.Name}.{entry.Name}'", _ => Task.FromResult(
                context.Document.WithSyntaxRoot(root.ReplaceNode(access, path))));
        }
    }

    private static bool IsOneJob(ISymbol member)
        => member is IPropertySymbol && !member.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute" });
}
