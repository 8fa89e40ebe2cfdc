using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Analyzers.Serialization;

/// <summary>Collections that are made with a comparer of their own. By the words of the source: a comparer is called one everywhere.</summary>
internal static class Comparers
{
    /// <summary>True for a member whose initializer makes the collection with a comparer.</summary>
    public static bool IsInitializedWithOne(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var value = reference.GetSyntax(cancellationToken) switch
            {
                PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
                VariableDeclaratorSyntax { Initializer.Value: { } initial } => initial,
                _ => null,
            };
            if (value is BaseObjectCreationExpressionSyntax creation && In(creation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for <c>new(StringComparer.OrdinalIgnoreCase)</c>, <c>new HashSet&lt;Order&gt;(orders, OrderComparer.Instance)</c>.</summary>
    public static bool In(BaseObjectCreationExpressionSyntax creation)
    {
        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
        {
            if (NameOf(argument.Expression).EndsWith("Comparer", StringComparison.Ordinal)
                || (argument.Expression is MemberAccessExpressionSyntax member && NameOf(member.Expression).EndsWith("Comparer", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText,
        InvocationExpressionSyntax call => NameOf(call.Expression),
        _ => string.Empty,
    };
}
