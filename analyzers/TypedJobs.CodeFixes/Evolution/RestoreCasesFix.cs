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
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ5008: the cases of the union get back the numbers that they had, and new ones get numbers that are free.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestoreCasesFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnionCaseMustKeepItsNumber.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (ShippedNumbers.Of(context.Diagnostics[0]) is { Count: > 0 } recorded
            && await DeclarationSite<TypeDeclarationSyntax>.FindAsync(context).ConfigureAwait(false) is { } site
            && NumbersFor(site.Node, recorded, site.Model, context.CancellationToken) is { } numbers)
        {
            OfferSolution(context, context.Diagnostics[0], "Give the cases their numbers back", _ => site.InSolution(
                site.Node.ReplaceNodes(numbers.Keys, (number, _) => Literal(numbers[number]).WithTriviaFrom(number))));
        }
    }

    // None where a recorded case is missing, or stands in another part: what has become of it is for its author to say.
    private static Dictionary<ExpressionSyntax, long>? NumbersFor(
        TypeDeclarationSyntax union, Dictionary<string, long> recorded, SemanticModel model, CancellationToken cancellationToken)
    {
        var cases = new Dictionary<string, (ExpressionSyntax Place, long Number)>();
        foreach (var attribute in union.AttributeLists.SelectMany(static list => list.Attributes))
        {
            if (attribute.ArgumentList is { Arguments: { Count: 2 } arguments } && arguments[1].Expression is TypeOfExpressionSyntax type
                && model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType.Name == "UnionAttribute"
                && model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: int number }
                && model.GetTypeInfo(type.Type, cancellationToken).Type is { } named)
            {
                cases[named.ToDisplayString(ContractBuilder.FullName)] = (arguments[0].Expression, number);
            }
        }

        if (recorded.Keys.Any(name => !cases.ContainsKey(name)))
        {
            return null;
        }

        var taken = new HashSet<long>(recorded.Values);
        var numbers = new Dictionary<ExpressionSyntax, long>();
        foreach (var (name, (place, present)) in cases.Select(static pair => (pair.Key, pair.Value)))
        {
            if (!recorded.TryGetValue(name, out var number) && !taken.Add(number = present))
            {
                taken.Add(number = taken.Max() + 1);
            }

            if (number != present)
            {
                numbers.Add(place, number);
            }
        }

        return numbers.Count == 0 ? null : numbers;
    }

    private static LiteralExpressionSyntax Literal(long number) => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal((int)number));
}
