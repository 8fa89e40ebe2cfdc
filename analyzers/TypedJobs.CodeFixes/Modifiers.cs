using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.CodeFixes;

/// <summary>Puts a modifier where a reader expects it, and keeps comments and attributes where they are.</summary>
internal static class Modifiers
{
    /// <summary>Adds a modifier after the accessibility, before <c>partial</c> and <c>async</c>; <c>partial</c> itself goes last.</summary>
    public static TMember Add<TMember>(TMember member, SyntaxKind modifier)
        where TMember : MemberDeclarationSyntax
    {
        var token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        var index = modifier == SyntaxKind.PartialKeyword ? member.Modifiers.Count : IndexAfterAccessibility(member.Modifiers);
        if (index > 0 || member.Modifiers.Count > 0)
        {
            if (index == 0)
            {
                var first = member.Modifiers[0];
                token = token.WithLeadingTrivia(first.LeadingTrivia);
                return (TMember)member.WithModifiers(member.Modifiers.Replace(first, first.WithLeadingTrivia()).Insert(0, token));
            }

            return (TMember)member.WithModifiers(member.Modifiers.Insert(index, token));
        }

        var anchor = member.AttributeLists.Count == 0 ? member.GetFirstToken() : member.AttributeLists.Last().GetLastToken().GetNextToken();
        var moved = member.ReplaceToken(anchor, anchor.WithLeadingTrivia());
        return (TMember)moved.WithModifiers(SyntaxFactory.TokenList(token.WithLeadingTrivia(anchor.LeadingTrivia)));
    }

    private static int IndexAfterAccessibility(SyntaxTokenList modifiers)
    {
        var index = 0;
        while (index < modifiers.Count && (SyntaxFacts.IsAccessibilityModifier(modifiers[index].Kind()) || modifiers[index].IsKind(SyntaxKind.NewKeyword)))
        {
            index++;
        }

        return index;
    }
}
