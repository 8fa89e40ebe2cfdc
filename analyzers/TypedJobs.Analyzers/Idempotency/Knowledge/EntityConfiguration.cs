using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Keys and unique indexes from <c>OnModelCreating</c> and configuration classes, read from syntax: names are enough to quiet a rule.</summary>
internal sealed class EntityConfiguration
{
    /// <summary>Names of entities with a unique index or an alternate key.</summary>
    public HashSet<string> Unique { get; } = new(StringComparer.Ordinal);

    /// <summary>Key properties by the name of the entity.</summary>
    public Dictionary<string, List<string>> Keys { get; } = new(StringComparer.Ordinal);

    public static EntityConfiguration Read(Compilation compilation)
    {
        var configuration = new EntityConfiguration();
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Parsing is done; looking at every node of every file is not free, so ask the text first.
            if (tree.TryGetText(out var text) && !Mentions(text.ToString()))
            {
                continue;
            }

            foreach (var node in tree.GetRoot(CancellationToken.None).DescendantNodes())
            {
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
                {
                    configuration.Note(access.Name.Identifier.ValueText, call, access);
                }
            }
        }

        return configuration;
    }

    private static bool Mentions(string text)
        => text.IndexOf("IsUnique", StringComparison.Ordinal) >= 0 || text.IndexOf("HasKey", StringComparison.Ordinal) >= 0
            || text.IndexOf("HasAlternateKey", StringComparison.Ordinal) >= 0;

    private void Note(string name, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        if (name is not ("IsUnique" or "HasKey" or "HasAlternateKey") || EntityOf(call) is not { } entity)
        {
            return;
        }

        if (name != "HasKey")
        {
            if (!(call.ArgumentList.Arguments.Count == 1 && call.ArgumentList.Arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression)))
            {
                Unique.Add(entity);
            }

            return;
        }

        var names = new List<string>();
        foreach (var node in call.ArgumentList.DescendantNodes())
        {
            switch (node)
            {
                case MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } member:
                    names.Add(member.Name.Identifier.ValueText);
                    break;
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    names.Add(literal.Token.ValueText);
                    break;
            }
        }

        if (names.Count > 0)
        {
            Keys[entity] = names;
        }
    }

    /// <summary>The entity of <c>modelBuilder.Entity&lt;Order&gt;()…</c>, of <c>Entity&lt;Order&gt;(e => …)</c>, or of the class that implements
    /// <c>IEntityTypeConfiguration&lt;Order&gt;</c>.</summary>
    private static string? EntityOf(SyntaxNode call)
    {
        foreach (var node in call.DescendantNodes())
        {
            if (node is GenericNameSyntax { Identifier.ValueText: "Entity" } generic)
            {
                return NameOf(generic.TypeArgumentList.Arguments[0]);
            }
        }

        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Entity" } generic } }:
                    return NameOf(generic.TypeArgumentList.Arguments[0]);
                case TypeDeclarationSyntax { BaseList: { } bases }:
                    return OfConfiguration(bases);
            }
        }

        return null;
    }

    private static string? OfConfiguration(BaseListSyntax bases)
    {
        foreach (var type in bases.Types)
        {
            foreach (var node in type.DescendantNodesAndSelf())
            {
                if (node is GenericNameSyntax generic
                    && generic.Identifier.ValueText.EndsWith("Configuration", StringComparison.Ordinal))
                {
                    return NameOf(generic.TypeArgumentList.Arguments[0]);
                }
            }
        }

        return null;
    }

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => type.ToString(),
    };
}
