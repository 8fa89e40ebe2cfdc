using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedJobs.CodeFixes;

/// <summary>Writes awaits and names, where they may stand.</summary>
internal static class AsyncCode
{
    /// <summary>True if an <c>await</c> may stand at the node: the nearest function is async, and no lock or query is in between.</summary>
    public static bool CanAwaitAt(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Awaits an expression in the place of another one, with parentheses only where they are needed.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax awaited, ExpressionSyntax replaced)
    {
        var await = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), awaited.WithoutTrivia());
        ExpressionSyntax result = replaced.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(await)
            : await;
        return result.WithTriviaFrom(replaced);
    }

    /// <summary>The full name of a type, shortened as far as the usings allow.</summary>
    public static TypeSyntax TypeName(string fullName)
        => SyntaxFactory.ParseTypeName("global::" + fullName).WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);

    /// <summary>An expression from text, its full names (<c>global::…</c>) shortened as far as the usings allow.</summary>
    public static ExpressionSyntax Expression(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        var names = expression.DescendantNodesAndSelf().Where(static n => n is NameSyntax or MemberAccessExpressionSyntax && n.ToString().StartsWith("global::", StringComparison.Ordinal));
        return expression.ReplaceNodes(names, static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    /// <summary>A full name that is shortened as far as the usings allow.</summary>
    public static ExpressionSyntax Name(string fullName)
        => SyntaxFactory.ParseExpression("global::" + fullName).WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
}
