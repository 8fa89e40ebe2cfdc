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
using TypedJobs.Generators.Contract;

namespace TypedJobs.CodeFixes.Serialization;

/// <summary>Mends TJ2029 and TJ2030: members without a key, or with one that is taken, get keys after the last one; the others keep theirs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NumberMembersFix : JobCodeFix
{
    private const int MaxKey = 0xFFFF;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.KeyIsMissing.Id, Descriptors.KeyMustBeUnique.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await DeclarationSite<TypeDeclarationSyntax>.FindAsync(context).ConfigureAwait(false) is { } site
            && site.Model.GetDeclaredSymbol(site.Node, context.CancellationToken) is { } symbol
            && KeysFor(symbol, site.Node, context.CancellationToken) is { Count: > 0 } keys)
        {
            OfferSolution(context, context.Diagnostics[0], "Give the members keys", _ => site.InSolution(MemberKeys.WithKeys(site.Node, keys)));
        }
    }

    private static Dictionary<SyntaxNode, object>? KeysFor(INamedTypeSymbol symbol, TypeDeclarationSyntax type, CancellationToken cancellationToken)
    {
        var members = PayloadMembers.MarkedOrNot(symbol).Select(static m => (Symbol: m, Key: KeyOf(m))).ToArray();
        var byName = members.All(static m => m.Key is not int) && members.Any(static m => m.Key is string);
        var taken = new HashSet<object>();
        var keyless = new List<ISymbol>();
        foreach (var (member, key) in members)
        {
            var isValid = byName ? key is string : key is >= 0 and <= MaxKey;
            if (!isValid || !taken.Add(key!))
            {
                keyless.Add(member);
            }
        }

        var next = byName ? 0 : taken.Cast<int>().DefaultIfEmpty(-1).Max() + 1;
        var keys = new Dictionary<SyntaxNode, object>();
        foreach (var member in keyless)
        {
            var key = byName ? member.Name : (object)next++;
            if (next > MaxKey + 1 || !taken.Add(key) || MemberKeys.DeclarationIn(type, member, cancellationToken) is not { } declaration)
            {
                return null;
            }

            keys.Add(declaration, key);
        }

        return keys;
    }

    private static object? KeyOf(ISymbol member)
        => member.FindAttribute(WellKnownNames.MessagePackKeyAttribute) is { ConstructorArguments.Length: 1 } key ? key.ConstructorArguments[0].Value : null;
}
