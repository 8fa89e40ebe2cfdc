using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Generators.Contract;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ2033 and TJ5013 where the [UpgradesFrom] method only lacks <c>static</c> or <c>internal</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeUpgradeCallableFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UpgradeMustFit.Id, Descriptors.ArgumentsUpgradeMustFit.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // A type's upgrade is reported on the job that the type travels with, an upgrade of arguments on itself.
        var diagnostic = context.Diagnostics[0];
        var isOfType = diagnostic.Id == Descriptors.UpgradeMustFit.Id;
        var place = !isOfType ? diagnostic.Location : diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : Location.None;
        if (await DeclarationSite<MethodDeclarationSyntax>.FindAsync(context, place).ConfigureAwait(false) is not { } site)
        {
            return;
        }

        var method = site.Node;
        var isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
        if (!isStatic && !InstanceUse.IsAbsent(method, site.Model, context.CancellationToken))
        {
            return;
        }

        var changed = isOfType ? Visible(method) : method;
        changed = isStatic ? changed : Modifiers.Add(changed, SyntaxKind.StaticKeyword);
        var mended = site.With(changed);
        if (changed != method && await FitsAsync(mended, place.SourceSpan.Start, isOfType, context.CancellationToken).ConfigureAwait(false))
        {
            OfferSolution(context, diagnostic, "Make the upgrade callable", _ => Task.FromResult(mended.Project.Solution));
        }
    }

    private static MethodDeclarationSyntax Visible(MethodDeclarationSyntax method)
    {
        foreach (var modifier in method.Modifiers)
        {
            if (modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword)
            {
                return method;
            }
        }

        SyntaxToken[] hidden = [.. method.Modifiers.Where(static m => m.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword)];
        return hidden.Length switch
        {
            0 => Modifiers.Add(method, SyntaxKind.InternalKeyword),
            1 => method.WithModifiers(method.Modifiers.Replace(hidden[0], SyntaxFactory.Token(SyntaxKind.InternalKeyword).WithTriviaFrom(hidden[0]))),
            _ => method,
        };
    }

    // What else is wrong with it is not for a fix to say.
    private static async Task<bool> FitsAsync(Document mended, int position, bool isOfType, CancellationToken cancellationToken)
    {
        var root = await mended.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await mended.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root?.FindToken(position).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model?.GetDeclaredSymbol(method, cancellationToken) is not { } upgrade)
        {
            return false;
        }

        if (isOfType)
        {
            return Serializability.Of(upgrade.ContainingType, upgrade.ContainingAssembly).Problem != PayloadProblem.InvalidUpgrade;
        }

        return upgrade.ContainingType.GetMembers(ArgumentsUpgrade.JobOf(upgrade)!).OfType<IMethodSymbol>()
            .Any(job => KnownSymbols.Of(model.Compilation).JobAttributeOf(job) is { } attribute
                && ArgumentsUpgrade.FaultOf(JobDeclaration.Of(job, attribute), upgrade) is null);
    }
}
