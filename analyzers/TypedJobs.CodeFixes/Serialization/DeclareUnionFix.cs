using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using TypedJobs.Analyzers;
using TypedJobs.Generators.Contract;

namespace TypedJobs.CodeFixes.Serialization;

/// <summary>Mends TJ2002 on an interface or abstract class whose implementations are data: the type lists them as the cases of a union.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DeclareUnionFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.PayloadMustBeClosed.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await DeclarationSite<TypeDeclarationSyntax>.FindAsync(context).ConfigureAwait(false) is not { } site
            || site.Model.GetDeclaredSymbol(site.Node, context.CancellationToken) is not { IsGenericType: false } symbol || IsBehaviour(symbol))
        {
            return;
        }

        var cases = await CasesOfAsync(symbol, site.Document.Project, context.CancellationToken).ConfigureAwait(false);
        if (cases.Count > 0)
        {
            var list = SyntaxFactory.AttributeList(SyntaxFactory.SeparatedList(
                cases.Select(Case),
                Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), cases.Count - 1)));
            OfferSolution(context, context.Diagnostics[0], "Declare the implementations as a union", _ => site.InSolution(
                MemberKeys.WithAttribute(site.Node, list, LineEnds.Of(site.Root))));
        }
    }

    // What can be called is a service rather than data.
    private static bool IsBehaviour(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Interface && type.GetMembers().Any(static m => m is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IEventSymbol);

    private static async Task<List<INamedTypeSymbol>> CasesOfAsync(INamedTypeSymbol type, Project project, CancellationToken cancellationToken)
    {
        var projects = ImmutableHashSet.Create(project);
        var found = type.TypeKind == TypeKind.Interface
            ? await SymbolFinder.FindImplementationsAsync(type, project.Solution, transitive: true, projects, cancellationToken).ConfigureAwait(false)
            : await SymbolFinder.FindDerivedClassesAsync(type, project.Solution, transitive: true, projects, cancellationToken).ConfigureAwait(false);
        var cases = new List<INamedTypeSymbol>();
        foreach (var candidate in found)
        {
            if (candidate.IsAbstract || candidate.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            {
                continue;
            }

            // One that could not be a case would be cut off, or keep the job from compiling.
            if (candidate.IsGenericType || Serializability.Of(candidate, type.ContainingAssembly).Travels == Travels.Never)
            {
                return [];
            }

            cases.Add(candidate);
        }

        cases.Sort(static (left, right) => string.CompareOrdinal(left.ToDisplayString(), right.ToDisplayString()));
        return cases;
    }

    private static AttributeSyntax Case(INamedTypeSymbol type, int number)
        => SyntaxFactory.Attribute((NameSyntax)AsyncCode.TypeName("MessagePack.Union"), SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(
            [
                SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number))),
                SyntaxFactory.AttributeArgument(AsyncCode.Expression($"typeof({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})")),
            ],
            [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)])));
}
