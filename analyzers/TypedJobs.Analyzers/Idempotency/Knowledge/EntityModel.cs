using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What this compilation says of its Entity Framework entities: which they are, their keys, and which have a unique index.</summary>
internal sealed class EntityModel
{
    private readonly Lazy<HashSet<ISymbol>> _entities;
    private readonly Lazy<EntityConfiguration> _configuration;

    public EntityModel(Compilation compilation)
    {
        _entities = new Lazy<HashSet<ISymbol>>(() => ReadEntities(compilation), LazyThreadSafetyMode.ExecutionAndPublication);
        _configuration = new Lazy<EntityConfiguration>(() => EntityConfiguration.Read(compilation), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    public bool IsEntity(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (_entities.Value.Contains(current.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the store refuses a second row like the first, as far as this compilation shows.</summary>
    public bool HasUniqueIndex(ITypeSymbol entity)
    {
        foreach (var attribute in entity.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "IndexAttribute" or "NaturalKeyAttribute" } type)
            {
                continue;
            }

            foreach (var argument in attribute.NamedArguments)
            {
                if (argument is { Key: "IsUnique", Value.Value: true })
                {
                    return true;
                }
            }

            if (type.Name == "NaturalKeyAttribute")
            {
                return true;
            }
        }

        return _configuration.Value.Unique.Contains(entity.Name);
    }

    /// <summary>The names of the properties that make up the entity's key; empty when none is found.</summary>
    public IReadOnlyCollection<string> KeyOf(ITypeSymbol entity)
    {
        if (_configuration.Value.Keys.TryGetValue(entity.Name, out var configured))
        {
            return configured;
        }

        var keys = new List<string>();
        for (var type = entity; type is not null && keys.Count == 0; type = type.BaseType)
        {
            AddAttributed(type, keys);
        }

        for (var type = entity; type is not null && keys.Count == 0; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol && (IsNamed(member, "Id") || IsNamed(member, entity.Name + "Id") || IsNamed(member, "Key")))
                {
                    keys.Add(member.Name);
                }
            }
        }

        return keys;
    }

    private static bool IsNamed(ISymbol member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);

    private static void AddAttributed(ITypeSymbol type, List<string> keys)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "PrimaryKeyAttribute")
            {
                foreach (var argument in attribute.ConstructorArguments)
                {
                    AddNames(argument, keys);
                }
            }
        }

        foreach (var member in type.GetMembers())
        {
            foreach (var attribute in member.GetAttributes())
            {
                if (member is IPropertySymbol && attribute.AttributeClass?.Name == "KeyAttribute")
                {
                    keys.Add(member.Name);
                }
            }
        }
    }

    private static void AddNames(TypedConstant argument, List<string> keys)
    {
        if (argument.Kind == TypedConstantKind.Array)
        {
            foreach (var element in argument.Values)
            {
                AddNames(element, keys);
            }
        }
        else if (argument.Value is string name)
        {
            keys.Add(name);
        }
    }

    private static HashSet<ISymbol> ReadEntities(Compilation compilation)
    {
        var entities = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in SourceTypes.Of(compilation))
        {
            if (!TypeNames.IsOrInherits(type, "Microsoft.EntityFrameworkCore.DbContext") && !TypeNames.IsOrInherits(type, "System.Data.Entity.DbContext"))
            {
                continue;
            }

            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol property && Subjects.EntityOf(property.Type) is { } entity)
                {
                    entities.Add(entity.OriginalDefinition);
                }
            }
        }

        return entities;
    }
}
