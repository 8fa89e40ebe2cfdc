using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.CodeFixes.Serialization;

/// <summary>Writes <c>[Key]</c> on the members of a payload type.</summary>
internal static class MemberKeys
{
    /// <summary>The declaration of a member, if it stands in this declaration of the type alone; else null.</summary>
    public static SyntaxNode? DeclarationIn(TypeDeclarationSyntax type, ISymbol member, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        var node = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property,
            ParameterSyntax parameter => parameter,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
            _ => (SyntaxNode?)null,
        };
        return node?.FirstAncestorOrSelf<TypeDeclarationSyntax>() == type ? node : null;
    }

    /// <summary>The type with these keys on these members.</summary>
    public static TypeDeclarationSyntax WithKeys(TypeDeclarationSyntax type, IReadOnlyDictionary<SyntaxNode, object> keys)
        => type.ReplaceNodes(keys.Keys, (original, rewritten) => WithKey(rewritten, Literal(keys[original])));

    /// <summary>The type with one more attribute on a line of its own before it.</summary>
    public static TypeDeclarationSyntax WithAttribute(TypeDeclarationSyntax type, AttributeListSyntax list, SyntaxTrivia lineEnd)
    {
        var first = type.GetFirstToken();
        var indent = first.LeadingTrivia.LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        var bare = type.ReplaceToken(first, first.WithLeadingTrivia(indent.IsKind(SyntaxKind.None) ? default : SyntaxFactory.TriviaList(indent)));
        return (TypeDeclarationSyntax)bare.WithAttributeLists(
            bare.AttributeLists.Insert(0, list.WithLeadingTrivia(first.LeadingTrivia).WithTrailingTrivia(lineEnd)));
    }

    private static SyntaxNode WithKey(SyntaxNode member, ExpressionSyntax value)
    {
        var lists = ListsOf(member);
        foreach (var attribute in lists.SelectMany(static l => l.Attributes))
        {
            var name = attribute.Name.ToString();
            if (name is "Key" or "KeyAttribute" || name.EndsWith(".Key", System.StringComparison.Ordinal) || name.EndsWith(".KeyAttribute", System.StringComparison.Ordinal))
            {
                return member.ReplaceNode(attribute, attribute.WithArgumentList(Arguments(value)));
            }
        }

        var key = SyntaxFactory.Attribute((NameSyntax)AsyncCode.TypeName("MessagePack.Key"), Arguments(value));
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(key));
        if (member is ParameterSyntax)
        {
            var target = SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword));
            list = list.WithTarget(target.WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)));
        }

        var first = member.GetFirstToken();
        var bare = member.ReplaceToken(first, first.WithLeadingTrivia());
        list = list.WithLeadingTrivia(first.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space);
        return bare switch
        {
            ParameterSyntax parameter => parameter.WithAttributeLists(lists.Count == 0 ? [list] : parameter.AttributeLists.Insert(0, list)),
            MemberDeclarationSyntax declaration => declaration.WithAttributeLists(declaration.AttributeLists.Insert(0, list)),
            _ => member,
        };
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode member)
        => member is ParameterSyntax parameter ? parameter.AttributeLists : ((MemberDeclarationSyntax)member).AttributeLists;

    private static AttributeArgumentListSyntax Arguments(ExpressionSyntax value)
        => SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.AttributeArgument(value)));

    private static LiteralExpressionSyntax Literal(object key)
        => key is int number
            ? SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number))
            : SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal((string)key));
}
