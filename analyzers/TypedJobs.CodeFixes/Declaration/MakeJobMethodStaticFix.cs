using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Declaration;

/// <summary>Mends TJ1002 where the body uses no instance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeJobMethodStaticFix : JobCodeFix
{
    private static readonly ImmutableHashSet<SyntaxKind> InstanceOnly = ImmutableHashSet.Create(
        SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.SealedKeyword, SyntaxKind.ReadOnlyKeyword);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobMethodMustBeStatic.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model is null || method.ExplicitInterfaceSpecifier is not null || HasInstanceModifier(method)
            || UsesInstance(model.GetOperation(method, context.CancellationToken)))
        {
            return;
        }

        Offer(context, context.Diagnostics[0], "Make the job method static", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(method, Modifiers.Add(method, SyntaxKind.StaticKeyword)))));
    }

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
