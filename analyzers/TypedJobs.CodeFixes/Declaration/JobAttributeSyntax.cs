using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Finds <c>[Job]</c> on a method and writes its arguments.</summary>
internal static class JobAttributeSyntax
{
    public static AttributeSyntax? Of(MethodDeclarationSyntax method, SemanticModel model)
    {
        var job = KnownSymbols.Of(model.Compilation).JobAttribute;
        foreach (var list in method.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (KnownSymbols.Same(model.GetSymbolInfo(attribute).Symbol?.ContainingType, job))
                {
                    return attribute;
                }
            }
        }

        return null;
    }

    /// <summary>The attribute with this wire name, in the place of one that it has.</summary>
    public static AttributeSyntax WithWireName(AttributeSyntax attribute, string name)
    {
        var argument = SyntaxFactory.AttributeArgument(Text(name));
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        var hasName = list.Arguments.Count > 0 && list.Arguments[0].NameEquals is null;
        return attribute.WithArgumentList(hasName
            ? list.WithArguments(list.Arguments.Replace(list.Arguments[0], argument.WithTriviaFrom(list.Arguments[0])))
            : list.WithArguments(Spaced(list.Arguments.Insert(0, argument))));
    }

    /// <summary>The attribute with this named argument, in the place of one that it has.</summary>
    public static AttributeSyntax With(AttributeSyntax attribute, string argumentName, string value)
    {
        var equals = SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(argumentName), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        var argument = SyntaxFactory.AttributeArgument(Text(value)).WithNameEquals(equals);
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        foreach (var existing in list.Arguments)
        {
            if (existing.NameEquals?.Name.Identifier.ValueText == argumentName)
            {
                return attribute.WithArgumentList(list.ReplaceNode(existing, argument.WithTriviaFrom(existing)));
            }
        }

        return attribute.WithArgumentList(list.WithArguments(Spaced(list.Arguments.Add(argument))));
    }

    private static LiteralExpressionSyntax Text(string value)
        => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value));

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Spaced(SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        for (var i = 0; i < arguments.SeparatorCount; i++)
        {
            var comma = arguments.GetSeparator(i);
            if (!comma.HasTrailingTrivia)
            {
                arguments = arguments.ReplaceSeparator(comma, comma.WithTrailingTrivia(SyntaxFactory.Space));
            }
        }

        return arguments;
    }
}
