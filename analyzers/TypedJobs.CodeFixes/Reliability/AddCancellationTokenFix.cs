using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Reliability;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>Mends TJ4005: the job takes a token and passes it to the calls that take one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddCancellationTokenFix : JobCodeFix
{
    private const string ParameterName = "cancellationToken";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobShouldTakeCancellationToken.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && model is not null
            && !method.Modifiers.Any(SyntaxKind.PartialKeyword) && !IsNameTaken(method))
        {
            Offer(context, context.Diagnostics[0], "Add a CancellationToken and pass it on", token => ApplyAsync(context.Document, root, method, model, token));
        }
    }

    private static bool IsNameTaken(MethodDeclarationSyntax method)
        => method.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == ParameterName);

    private static async Task<Document> ApplyAsync(
        Document document, SyntaxNode root, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetDeclaredSymbol(method, cancellationToken)!;
        var isCalled = await IsCalledAsync(symbol, document.Project.Solution, cancellationToken).ConfigureAwait(false);
        var changed = PassOn(method, model, cancellationToken);
        changed = changed.WithParameterList(WithToken(changed.ParameterList, mustBeOptional: isCalled));
        return document.WithSyntaxRoot(root.ReplaceNode(method, changed.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    // Whoever calls the method itself must still compile.
    private static async Task<bool> IsCalledAsync(ISymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var references = await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false);
        return references.Any(static reference => reference.Locations.Any());
    }

    private static MethodDeclarationSyntax PassOn(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (KnownSymbols.Of(model.Compilation).CancellationToken is not { } tokenType)
        {
            return method;
        }

        var calls = new Dictionary<SyntaxNode, IParameterSymbol>();
        foreach (var call in method.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (model.GetOperation(call, cancellationToken) is IInvocationOperation operation
                && PassCancellationTokenOn.MissingToken(operation, tokenType) is { } parameter)
            {
                calls.Add(call, parameter);
            }
        }

        return method.ReplaceNodes(
            calls.Keys, (original, rewritten) => JobTokens.WithToken((InvocationExpressionSyntax)rewritten, calls[original], ParameterName));
    }

    private static ParameterListSyntax WithToken(ParameterListSyntax list, bool mustBeOptional)
    {
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(ParameterName))
            .WithType(AsyncCode.TypeName("System.Threading.CancellationToken").WithTrailingTrivia(SyntaxFactory.Space));
        if (mustBeOptional || list.Parameters.Any(static p => p.Default is not null))
        {
            parameter = parameter.WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(
                SyntaxKind.DefaultLiteralExpression, SyntaxFactory.Token(SyntaxKind.DefaultKeyword))));
        }

        var last = list.Parameters.Count;
        var position = last > 0 && list.Parameters[last - 1].Modifiers.Any(SyntaxKind.ParamsKeyword) ? last - 1 : last;
        return list.WithParameters(list.Parameters.Insert(position, parameter));
    }
}
