using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>The context of a job: the parameter that it has, or one that is added.</summary>
internal static class JobContexts
{
    /// <summary>The name of the job's context, and whether the parameter is to be added. Null where adding it would break those who call the method itself.</summary>
    public static async Task<(string Name, bool IsNew)?> FindAsync(
        MethodDeclarationSyntax method, SemanticModel model, Solution solution, CancellationToken cancellationToken)
    {
        // A job of another library, which typedjobs.entry_points names, has no context.
        var symbols = KnownSymbols.Of(model.Compilation);
        if (model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol || symbols.JobAttributeOf(symbol) is null)
        {
            return null;
        }

        var context = symbols.JobContext;
        if (symbol.Parameters.FirstOrDefault(p => KnownSymbols.Same(p.Type, context)) is { } parameter)
        {
            return (parameter.Name, false);
        }

        if (method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return null;
        }

        var references = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false);
        return references.Any(static r => r.Locations.Any()) ? null : (FreeName(method), true);
    }

    /// <summary>The method with the parameter, before the token and before a <c>params</c> array.</summary>
    public static MethodDeclarationSyntax WithContext(MethodDeclarationSyntax method, string name, SemanticModel model)
    {
        var list = method.ParameterList;
        var token = KnownSymbols.Of(model.Compilation).CancellationToken;
        var position = 0;
        while (position < list.Parameters.Count && list.Parameters[position] is { } parameter
            && parameter.Default is null && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword) && !IsToken(parameter, token))
        {
            position++;
        }

        var added = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name))
            .WithType(AsyncCode.TypeName("TypedJobs.JobContext").WithTrailingTrivia(SyntaxFactory.Space));
        var parameters = list.Parameters.Insert(position, added);
        if (parameters.Count > position + 1 && !parameters[position + 1].HasLeadingTrivia)
        {
            parameters = parameters.ReplaceSeparator(
                parameters.GetSeparator(position), parameters.GetSeparator(position).WithTrailingTrivia(SyntaxFactory.Space));
        }

        return method.WithParameterList(list.WithParameters(parameters));
    }

    private static bool IsToken(ParameterSyntax parameter, INamedTypeSymbol? token)
        => token is not null && parameter.Type?.ToString().EndsWith(token.Name, System.StringComparison.Ordinal) == true;

    private static string FreeName(MethodDeclarationSyntax method)
        => method.DescendantTokens().Any(static t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == "job") ? "jobContext" : "job";
}
