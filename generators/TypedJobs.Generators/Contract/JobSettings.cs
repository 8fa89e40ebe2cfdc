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
    public TypedConstant? Find(JobSetting setting) => NearnessOf(setting) is var at and >= 0 ? Argument(_sources[at], setting.Name) : null;

    /// <summary>The attribute that sets it; null if none does.</summary>
    public AttributeData? SourceOf(JobSetting setting) => NearnessOf(setting) is var at and >= 0 ? _sources[at] : null;

    /// <summary>How near to the job it is set: 0 by the job itself, then outwards; -1 if nobody sets it.</summary>
    public int NearnessOf(JobSetting setting) => _sources.FindIndex(source => Argument(source, setting.Name) is not null);

    /// <summary>A text or a duration, as it is spelled; null if it is none.</summary>
    public string? Text(JobSetting setting) => Find(setting) is { } found ? found.IsNull ? null : found.Value as string : setting.Default as string;

    /// <summary>A whole number.</summary>
    public int Number(JobSetting setting) => Value(setting, (int)setting.Default!);

    /// <summary>A share.</summary>
    public double Share(JobSetting setting) => Value(setting, (double)setting.Default!);

    /// <summary>A value of an enum, as its number.</summary>
    public int Choice(JobSetting setting) => Value(setting, 0);

    public ImmutableArray<ITypeSymbol> Types(JobSetting setting)
        => Find(setting) is { Kind: TypedConstantKind.Array, IsNull: false } found
            ? [.. found.Values.Select(static v => v.Value).OfType<ITypeSymbol>()]
            : [];

    private T Value<T>(JobSetting setting, T absent)
        where T : struct
        => Find(setting)?.Value is T found ? found : absent;

    private static TypedConstant? Argument(AttributeData source, string name)
    {
        foreach (var argument in source.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private void Add(ISymbol owner)
    {
        if (owner.FindAttribute(WellKnownNames.JobDefaultsAttribute) is { } defaults)
        {
            _sources.Add(defaults);
        }
    }
}
