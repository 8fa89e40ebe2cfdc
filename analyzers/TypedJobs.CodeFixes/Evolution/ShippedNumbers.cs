using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>The numbers that have shipped, by the name of an enum's value, a union's case or a member.</summary>
internal static class ShippedNumbers
{
    /// <summary>What TJ5007 and TJ5008 carry; empty when they carry none.</summary>
    public static Dictionary<string, long> Of(Diagnostic finding, string property = JobsMustKeepTheirContract.NumbersProperty)
        => TextOf(finding, property).ToDictionary(static pair => pair.Key, static pair => long.Parse(pair.Value, CultureInfo.InvariantCulture));

    /// <summary>The pairs that a finding carries; empty when it carries none.</summary>
    public static Dictionary<string, string> TextOf(Diagnostic finding, string property)
    {
        var pairs = new Dictionary<string, string>();
        if (finding.Properties.TryGetValue(property, out var text) && text is { Length: > 0 })
        {
            foreach (var pair in text.Split(';'))
            {
                var equals = pair.LastIndexOf('=');
                pairs[pair.Substring(0, equals)] = pair.Substring(equals + 1);
            }
        }

        return pairs;
    }
}
