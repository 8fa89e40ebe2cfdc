using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1015, and TJ2002 on an interface or abstract class: the parameter is marked as a service.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkFromServicesFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.ServiceMustBeMarked.Id, Descriptors.PayloadMustBeClosed.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>() is not { Type: not null } parameter
            || model?.GetDeclaredSymbol(parameter, context.CancellationToken) is not { } symbol
            || (context.Diagnostics[0].Id == Descriptors.PayloadMustBeClosed.Id && !MayBeService(symbol.Type)))
        {
            return;
        }

        var attribute = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
            SyntaxFactory.Attribute((NameSyntax)AsyncCode.TypeName("TypedJobs.FromServices"))));
        var first = parameter.GetFirstToken();
        var changed = parameter.ReplaceToken(first, first.WithLeadingTrivia())
            .WithAttributeLists(parameter.AttributeLists.Insert(0, attribute.WithLeadingTrivia(first.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space)));
        Offer(context, context.Diagnostics[0], "Mark the parameter [FromServices]", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(parameter, changed))));
    }

    private static bool MayBeService(ITypeSymbol type)
        => type.TypeKind == TypeKind.Interface || type is { TypeKind: TypeKind.Class, IsAbstract: true };
}
