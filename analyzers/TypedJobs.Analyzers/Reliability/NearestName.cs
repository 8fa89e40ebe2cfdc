using System;
using System.Collections.Generic;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class NearestName
{
    // Two letters amiss are a slip; with three it is another name.
    private const int MostEdits = 2;

    /// <summary>The candidate that is at most two edits away, the nearest first; null if there is none.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var distance = MostEdits + 1;
        foreach (var candidate in candidates)
        {
            if (Distance(candidate, name) is var edits && edits < distance)
            {
                (nearest, distance) = (candidate, edits);
            }
        }

        return nearest;
    }

    // Levenshtein over two rows.
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
