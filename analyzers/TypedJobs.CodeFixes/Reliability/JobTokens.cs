using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Reliability;

/// <summary>The cancellation token that code of a job may use.</summary>
internal static class JobTokens
{
    /// <summary>The expression of the token of the method around the node, or null if it takes none.</summary>
    public static string? InScopeAt(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
        {
            return null;
        }

        var symbols = KnownSymbols.Of(model.Compilation);
        foreach (var parameter in symbol.Parameters)
        {
            if (KnownSymbols.Same(parameter.Type, symbols.CancellationToken))
            {
                return parameter.Name;
            }
        }

        foreach (var parameter in symbol.Parameters)
        {
            if (KnownSymbols.Same(parameter.Type, symbols.JobContext))
            {
                return parameter.Name + ".CancellationToken";
            }
        }

        return null;
    }

    /// <summary>The call with the token as its last argument, by name where its position is not the next.</summary>
    public static InvocationExpressionSyntax WithToken(InvocationExpressionSyntax call, IParameterSymbol parameter, string token)
    {
        var arguments = call.ArgumentList.Arguments;
        var position = parameter.Ordinal - (IsReduced(call, parameter) ? 1 : 0);
        var argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token));
        var isNext = arguments.Count == position && (arguments.Count == 0 || arguments[arguments.Count - 1].NameColon is null);
        if (!isNext)
        {
            argument = argument.WithNameColon(SyntaxFactory.NameColon(parameter.Name));
        }

        return call.WithArgumentList(call.ArgumentList.AddArguments(argument));
    }

    private static bool IsReduced(InvocationExpressionSyntax call, IParameterSymbol parameter)
        => parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } method
            && !(call.Expression is MemberAccessExpressionSyntax member && member.Expression.ToString().EndsWith(method.ContainingType.Name, System.StringComparison.Ordinal));
}
