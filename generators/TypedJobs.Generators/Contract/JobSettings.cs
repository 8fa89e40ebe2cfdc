using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Settings of a job by name: what <c>[Job]</c> says wins over <c>[JobDefaults]</c> of its class and those around it, and they over the assembly's.</summary>
internal sealed class JobSettings
{
    private readonly List<AttributeData> _sources = [];

    public JobSettings(IMethodSymbol method, AttributeData job)
    {
        _sources.Add(job);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            Add(type);
        }

        if (method.ContainingAssembly is { } assembly)
        {
            Add(assembly);
        }
    }

    /// <summary>The setting where it is set; null if nobody sets it.</summary>
    public TypedConstant? Find(string name)
    {
        foreach (var source in _sources)
        {
            foreach (var argument in source.NamedArguments)
            {
                if (argument.Key == name)
                {
                    return argument.Value;
                }
            }
        }

        return null;
    }

    public string? Text(string name, string? absent) => Find(name) is { } found ? found.IsNull ? null : found.Value as string : absent;

    public T Value<T>(string name, T absent)
        where T : struct
        => Find(name)?.Value is T found ? found : absent;

    public ImmutableArray<ITypeSymbol> Types(string name)
        => Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } found
            ? [.. found.Values.Select(static v => v.Value).OfType<ITypeSymbol>()]
            : [];

    private void Add(ISymbol owner)
    {
        if (owner.FindAttribute(WellKnownNames.JobDefaultsAttribute) is { } defaults)
        {
            _sources.Add(defaults);
        }
    }
}
