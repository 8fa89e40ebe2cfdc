using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ5007 and TJ5016: the values of the enum get back the numbers that they had, and new ones get numbers that are free.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestoreNumbersFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.EnumValueMustKeepItsNumber.Id, Descriptors.NumberMustNotBeReused.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (ShippedNumbers.Of(context.Diagnostics[0]) is { Count: > 0 } recorded
            && await DeclarationSite<EnumDeclarationSyntax>.FindAsync(context).ConfigureAwait(false) is { } site
            && NumbersFor(site.Node, recorded, site.Model, context.CancellationToken) is { } numbers)
        {
            OfferSolution(context, context.Diagnostics[0], "Give the values their numbers back", _ => site.InSolution(
                site.Node.ReplaceNodes(numbers.Keys, (member, _) => WithNumber(member, numbers[member]))));
        }
    }

    private static Dictionary<EnumMemberDeclarationSyntax, long>? NumbersFor(
        EnumDeclarationSyntax type, Dictionary<string, long> recorded, SemanticModel model, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<EnumMemberDeclarationSyntax, long>();
        var taken = new HashSet<long>(recorded.Values);
        var isFlags = model.GetDeclaredSymbol(type, cancellationToken)?.GetAttributes().Any(static a => a.AttributeClass?.Name == "FlagsAttribute") == true;
        foreach (var member in type.Members)
        {
            if (recorded.TryGetValue(member.Identifier.ValueText, out var number))
            {
                numbers.Add(member, number);
                continue;
            }

            if (model.GetDeclaredSymbol(member, cancellationToken) is not { HasConstantValue: true, ConstantValue: { } value } || value is ulong)
            {
                return null;
            }

            var present = System.Convert.ToInt64(value, CultureInfo.InvariantCulture);
            if (member.EqualsValue is not null && !taken.Contains(present))
            {
                taken.Add(present);
                continue;
            }

            // Bits are their author's to choose.
            if (isFlags)
            {
                return null;
            }

            numbers.Add(member, taken.Contains(present) ? Free(taken) : present);
            taken.Add(numbers[member]);
        }

        return numbers;
    }

    private static long Free(HashSet<long> taken)
    {
        var number = 0L;
        while (taken.Contains(number))
        {
            number++;
        }

        return number;
    }

    private static EnumMemberDeclarationSyntax WithNumber(EnumMemberDeclarationSyntax member, long number)
    {
        var value = SyntaxFactory.ParseExpression(number.ToString(CultureInfo.InvariantCulture));
        if (member.EqualsValue is { } equals)
        {
            return member.WithEqualsValue(equals.WithValue(value.WithTriviaFrom(equals.Value)));
        }

        return member.WithIdentifier(member.Identifier.WithTrailingTrivia(SyntaxFactory.Space)).WithEqualsValue(
            SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), value)
                .WithTrailingTrivia(member.Identifier.TrailingTrivia));
    }
}
