using System;
using System.Collections.Generic;
using System.Linq;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>Finds jobs that are in each other's way. Entries come in ordinal order; the first keeps its names, and the analyzers report both.</summary>
internal static class JobIndexParser
{
    public static JobIndexModel Parse(EquatableArray<RegistryEntryModel> entries)
    {
        var wireNames = new HashSet<string>(StringComparer.Ordinal);
        var definitions = new HashSet<string>(StringComparer.Ordinal);
        var rejected = new List<string>();
        foreach (var entry in entries)
        {
            var wanted = entry.Aliases.Prepend(entry.WireName);
            if (wanted.Any(wireNames.Contains) || definitions.Contains(entry.Facade.Definition))
            {
                rejected.Add(entry.Key);
                continue;
            }

            wireNames.UnionWith(wanted);
            definitions.Add(entry.Facade.Definition);
        }

        var shared = entries.GroupBy(static e => e.HintName, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Count() > 1)
            .SelectMany(static group => group, static (_, entry) => entry.Key)
            .OrderBy(static key => key, StringComparer.Ordinal);
        return new JobIndexModel(rejected.ToEquatable(), shared.ToEquatable());
    }
}
