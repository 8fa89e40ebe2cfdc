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
using TypedJobs.CodeFixes.Serialization;
using TypedJobs.Generators.Contract;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Mends TJ5012: the member that was renamed keeps the name that it has on the wire, by <c>[Key("…")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class KeepWireNameFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.MemberMayBeRenamed.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.Diagnostics[0].Properties.TryGetValue(JobsMustKeepTheirContract.NameProperty, out var text) && !string.IsNullOrEmpty(text)
            && await DeclarationSite<TypeDeclarationSyntax>.FindAsync(context).ConfigureAwait(false) is { } site
            && site.Model.GetDeclaredSymbol(site.Node, context.CancellationToken) is { } symbol
            && KeysFor(symbol, site.Node, Renamed(text!), context.CancellationToken) is { } keys)
        {
            var isKeyed = symbol.FindAttribute(WellKnownNames.MessagePackObjectAttribute) is not null;
            OfferSolution(context, context.Diagnostics[0], "Keep the old name on the wire", _ => site.InSolution(
                WithKeys(site.Node, keys, isKeyed, LineEnds.Of(site.Root))));
        }
    }

    // All renamed members of the type at once: two findings in one type then ask for the same change.
    private static Dictionary<string, string> Renamed(string text)
        => text.Split(';').Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => pair[1]);

    private static Dictionary<SyntaxNode, object>? KeysFor(
        INamedTypeSymbol symbol, TypeDeclarationSyntax type, Dictionary<string, string> renamed, CancellationToken cancellationToken)
    {
        var isKeyed = symbol.FindAttribute(WellKnownNames.MessagePackObjectAttribute) is not null;
        var keys = new Dictionary<SyntaxNode, object>();
        foreach (var member in PayloadMembers.MarkedOrNot(symbol))
        {
            var present = member.FindAttribute(WellKnownNames.MessagePackKeyAttribute) is { ConstructorArguments.Length: 1 } key && isKeyed
                ? key.ConstructorArguments[0].Value as string ?? member.Name
                : member.Name;
            var wasRenamed = renamed.TryGetValue(present, out var name);
            if (!wasRenamed && isKeyed)
            {
                continue;
            }

            // [MessagePackObject] asks for a key on every member, the inherited ones too.
            if (MemberKeys.DeclarationIn(type, member, cancellationToken) is not { } declaration)
            {
                return null;
            }

            keys.Add(declaration, name ?? member.Name);
        }

        return keys;
    }

    private static TypeDeclarationSyntax WithKeys(TypeDeclarationSyntax type, Dictionary<SyntaxNode, object> keys, bool isKeyed, SyntaxTrivia lineEnd)
    {
        var changed = MemberKeys.WithKeys(type, keys);
        var attribute = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
            SyntaxFactory.Attribute((NameSyntax)AsyncCode.TypeName("MessagePack.MessagePackObject"))));
        return isKeyed ? changed : MemberKeys.WithAttribute(changed, attribute, lineEnd);
    }
}
