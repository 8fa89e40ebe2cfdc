using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

/// <summary>What the types of a compilation are to each other: made once, and only when the first job with an object as payload is seen.</summary>
internal sealed class SourceTypes
{
    private readonly Dictionary<ITypeSymbol, string> _entities = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, INamedTypeSymbol> _derived = new(SymbolEqualityComparer.Default);

    public SourceTypes(Compilation compilation) => Visit(compilation.Assembly.GlobalNamespace);

    /// <summary>What makes the type an entity: the DbContext that has a set of it, or its <c>[Table]</c>; null if it is none, or is also marked to travel.</summary>
    public string? EntityEvidence(INamedTypeSymbol type)
        => KnownSymbols.AttributeOf(type, "MessagePack.MessagePackObjectAttribute") is not null ? null
            : _entities.TryGetValue(type, out var context) ? context
            : KnownSymbols.AttributeOf(type, "System.ComponentModel.DataAnnotations.Schema.TableAttribute") is not null ? "[Table]" : null;

    /// <summary>A class that derives from the type, or null.</summary>
    public INamedTypeSymbol? DerivedOf(INamedTypeSymbol type) => _derived.TryGetValue(type.OriginalDefinition, out var derived) ? derived : null;

    private void Visit(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            switch (member)
            {
                case INamespaceSymbol ns:
                    Visit(ns);
                    break;
                case INamedTypeSymbol type:
                    Add(type);
                    Visit(type);
                    break;
            }
        }
    }

    private void Add(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.BaseType is not { SpecialType: not SpecialType.System_Object } parent)
        {
            return;
        }

        if (!_derived.ContainsKey(parent.OriginalDefinition))
        {
            _derived.Add(parent.OriginalDefinition, type);
        }

        if (type.IsOrDerivesFrom("Microsoft.EntityFrameworkCore.DbContext"))
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { Type: INamedTypeSymbol { TypeArguments.Length: 1 } set } && set.HasName("Microsoft.EntityFrameworkCore.DbSet"))
                {
                    _entities[set.TypeArguments[0]] = type.Name;
                }
            }
        }
    }
}
