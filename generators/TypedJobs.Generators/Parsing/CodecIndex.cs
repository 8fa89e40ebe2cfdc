using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>The codecs of all jobs, each once: jobs share them.</summary>
internal static class CodecIndex
{
    public static IEnumerable<PayloadTypeModel> Distinct(ImmutableArray<EquatableArray<PayloadTypeModel>> codecsOfJobs)
    {
        var byName = new SortedDictionary<string, PayloadTypeModel>(StringComparer.Ordinal);
        foreach (var codec in codecsOfJobs.SelectMany(static codecs => codecs))
        {
            byName[codec.CodecName] = codec;
        }

        // The names of files are compared without regard to case, those of types are not.
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return byName.Values.Select(codec => files.Add(codec.CodecName) ? codec : codec with { SharesHint = true });
    }
}
