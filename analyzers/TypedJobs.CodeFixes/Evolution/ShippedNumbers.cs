using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>The numbers that have shipped, by the name of an enum's value or a union's case.</summary>
internal static class ShippedNumbers
{
    /// <summary>What TJ5007 and TJ5008 carry; empty when they carry none.</summary>
    public static Dictionary<string, long> Of(Diagnostic finding)
    {
        var numbers = new Dictionary<string, long>();
        if (finding.Properties.TryGetValue(JobsMustKeepTheirContract.NumbersProperty, out var text) && text is { Length: > 0 })
        {
            foreach (var pair in text.Split(';'))
            {
                var equals = pair.LastIndexOf('=');
                numbers[pair.Substring(0, equals)] = long.Parse(pair.Substring(equals + 1), CultureInfo.InvariantCulture);
            }
        }

        return numbers;
    }
}
