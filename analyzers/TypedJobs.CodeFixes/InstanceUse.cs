using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.CodeFixes;

/// <summary>Tells what a method needs an instance for.</summary>
internal static class InstanceUse
{
    private static readonly ImmutableHashSet<SyntaxKind> InstanceOnly = ImmutableHashSet.Create(
        SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.SealedKeyword, SyntaxKind.ReadOnlyKeyword);

    /// <summary>True for a method that can be made static: neither what it is nor its body asks for an instance.</summary>
    public static bool IsAbsent(MethodDeclarationSyntax method, SemanticModel model, System.Threading.CancellationToken cancellationToken)
        => method.ExplicitInterfaceSpecifier is null && !HasInstanceModifier(method) && !UsesInstance(model.GetOperation(method, cancellationToken));

    private static bool HasInstanceModifier(MethodDeclarationSyntax method)
    {
        foreach (var modifier in method.Modifiers)
        {
            if (InstanceOnly.Contains(modifier.Kind()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool UsesInstance(IOperation? body)
    {
        if (body is null)
        {
            return true;
        }

        foreach (var operation in body.Descendants())
        {
            if (operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            {
                return true;
            }

            // A primary constructor's parameter is state of the instance without a 'this' in the tree.
            if (operation is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
            {
                return true;
            }
        }

        return false;
    }
}
