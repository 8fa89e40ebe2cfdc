using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Evolution;
using TypedJobs.CodeFixes.Serialization;
using TypedJobs.Generators.Contract;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ5006, TJ5015 and TJ5016: the members of the type get back the keys that they had, and new ones get keys that are free.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestoreKeysFix : JobCodeFix
{
    private const int MaxKey = 0xFFFF;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.MemberMustKeepItsMeaning.Id, Descriptors.MembersMustKeepTheirPlaces.Id, Descriptors.NumberMustNotBeReused.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var shipped = ShippedNumbers.Of(context.Diagnostics[0], JobsMustKeepTheirContract.KeysProperty);
        var names = ShippedNumbers.TextOf(context.Diagnostics[0], JobsMustKeepTheirContract.NamesProperty);
        if (shipped.Count + names.Count > 0
            && await DeclarationSite<TypeDeclarationSyntax>.FindAsync(context).ConfigureAwait(false) is { } site
            && site.Model.GetDeclaredSymbol(site.Node, context.CancellationToken) is INamedTypeSymbol symbol
            && KeysFor(symbol, site.Node, shipped, names, context.CancellationToken) is { Count: > 0 } keys)
        {
            OfferSolution(
                context, context.Diagnostics[0], "Give the members their shipped keys, and new ones free keys",
                _ => site.InSolution(MemberKeys.WithKeys(site.Node, keys)));
        }
    }

    // None where a member that must change has its declaration elsewhere, in a base class or another part.
    private static Dictionary<SyntaxNode, object>? KeysFor(
        INamedTypeSymbol symbol, TypeDeclarationSyntax type, Dictionary<string, long> shipped, Dictionary<string, string> names, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<SyntaxNode, object>();
        var taken = new HashSet<long>(shipped.Values);
        foreach (var member in PayloadMembers.MarkedOrNot(symbol))
        {
            if (member.FindAttribute(WellKnownNames.MessagePackKeyAttribute) is not { ConstructorArguments: { Length: 1 } arguments })
            {
                continue;
            }

            var present = arguments[0].Value;
            object? key = present switch
            {
                int number when shipped.TryGetValue(member.Name, out var old) => (int)old,
                int number when shipped.Count > 0 => taken.Add(number) ? number : Free(taken),
                string when names.TryGetValue(member.Name, out var name) => name,
                _ => present,
            };
            if (Equals(key, present))
            {
                continue;
            }

            if (key is null or > MaxKey || MemberKeys.DeclarationIn(type, member, cancellationToken) is not { } declaration)
            {
                return null;
            }

            keys.Add(declaration, key);
        }

        return keys;
    }

    private static int Free(HashSet<long> taken)
    {
        var next = (int)taken.Max() + 1;
        taken.Add(next);
        return next;
    }
}
