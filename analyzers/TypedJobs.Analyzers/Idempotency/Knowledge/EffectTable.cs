using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>The shipped knowledge of libraries, read once per process from <c>Effects.tsv</c>.</summary>
/// <remarks>Matched by the names of type and member, never by whole signatures: overloads come and go between versions of a package, and a
/// list of signatures stops matching in silence.</remarks>
internal static class EffectTable
{
    private static readonly Lazy<Dictionary<string, List<ApiEffect>>> ByMember = new(Index);

    private static readonly Lazy<ImmutableArray<ApiEffect>> Rows = new(Read);

    public static ImmutableArray<ApiEffect> All => Rows.Value;

    /// <summary>What the table says of a method or constructor; null when it says nothing.</summary>
    public static ApiEffect? Find(IMethodSymbol method)
    {
        var name = method.MethodKind == MethodKind.Constructor ? ".ctor" : method.Name;
        return FindByMember(name, method.ContainingType) ?? FindByAttribute(method);
    }

    /// <summary>What the table says of a property; null when it says nothing.</summary>
    public static ApiEffect? Find(IPropertySymbol property) => FindByMember(property.Name, property.ContainingType);

    private static ApiEffect? FindByMember(string member, INamedTypeSymbol? type)
    {
        if (type is null || !ByMember.Value.TryGetValue(member, out var rows))
        {
            return null;
        }

        foreach (var row in rows)
        {
            // A constructor belongs to its type alone: what derives from StreamWriter decides for itself what it passes on.
            if (member == ".ctor" ? TypeNames.Is(type, row.Type) : TypeNames.IsOrInherits(type, row.Type))
            {
                return row;
            }
        }

        return null;
    }

    private static ApiEffect? FindByAttribute(IMethodSymbol method)
    {
        // The libraries of these rows write the implementation of an interface; reading the attributes of every method that is called costs more than all rows.
        if (method.ContainingType is not { TypeKind: TypeKind.Interface } || !ByMember.Value.TryGetValue("", out var rows))
        {
            return null;
        }

        foreach (var attribute in method.GetAttributes())
        {
            foreach (var row in rows)
            {
                if (attribute.AttributeClass is { } type && TypeNames.Is(type, row.Type))
                {
                    return row;
                }
            }
        }

        return null;
    }

    private static Dictionary<string, List<ApiEffect>> Index()
    {
        var index = new Dictionary<string, List<ApiEffect>>(StringComparer.Ordinal);
        foreach (var row in Rows.Value)
        {
            if (!index.TryGetValue(row.Member, out var rows))
            {
                index.Add(row.Member, rows = []);
            }

            rows.Add(row);
        }

        return index;
    }

    private static ImmutableArray<ApiEffect> Read()
    {
        var rows = ImmutableArray.CreateBuilder<ApiEffect>();
        using var stream = typeof(EffectTable).Assembly.GetManifestResourceStream("TypedJobs.Analyzers.Effects.tsv")
            ?? throw new InvalidOperationException("The analyzer assembly lacks its table of effects 'Effects.tsv'; build it again.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rows.Add(Parse(line));
            }
        }

        return rows.ToImmutable();
    }

    private static ApiEffect Parse(string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != 7 || !Enum.TryParse<EffectKind>(cells[2], ignoreCase: true, out var kind))
        {
            throw new InvalidOperationException($"The row '{line}' of Effects.tsv has {cells.Length} columns, or an unknown kind; it needs 7.");
        }

        var rule = cells[3].Length == 0 ? null : Descriptors.IdempotencyRule(cells[3]);
        var keys = cells[5].Length == 0 ? ImmutableArray<string>.Empty : [.. cells[5].Split(',')];
        return new ApiEffect(cells[0], cells[1], kind, rule, cells[4], keys);
    }
}
