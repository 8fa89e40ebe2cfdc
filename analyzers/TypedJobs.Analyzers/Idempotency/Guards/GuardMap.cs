using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Which parts of a body are guarded, and by what. Filled by <see cref="GuardReader"/>, asked by <see cref="EffectFilter"/>.</summary>
internal sealed class GuardMap
{
    /// <summary>Arguments of <c>job.OnceAsync</c>: what is in them runs once.</summary>
    public List<TextSpan> Once { get; } = [];

    /// <summary>Parts that only the run which won a claim reaches.</summary>
    public List<TextSpan> Claimed { get; } = [];

    /// <summary>Parts that run after somebody has asked about a subject.</summary>
    public List<KeyValuePair<string, TextSpan>> Tested { get; } = [];

    /// <summary>Where a subject is set.</summary>
    public List<KeyValuePair<string, TextSpan>> Sets { get; } = [];

    /// <summary>Where a subject is emptied.</summary>
    public List<KeyValuePair<string, TextSpan>> Clears { get; } = [];

    /// <summary>Bodies of a try that expects a second row to be refused.</summary>
    public List<TextSpan> ExpectsConflict { get; } = [];

    /// <summary>Where a unit of work is saved.</summary>
    public List<TextSpan> Commits { get; } = [];

    public List<TextSpan> Locks { get; } = [];

    public static bool Covers(List<TextSpan> spans, TextSpan site)
    {
        foreach (var span in spans)
        {
            if (span.Contains(site))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsTested(string subject, TextSpan site)
    {
        foreach (var tested in Tested)
        {
            if (tested.Key == subject && tested.Value.Contains(site))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsClearedBefore(string subject, int position)
    {
        foreach (var cleared in Clears)
        {
            if (cleared.Key == subject && cleared.Value.Start < position)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A subject that is tested before the site and set after it, or anywhere; null when there is none.</summary>
    public string? Flag(TextSpan site, bool setAnywhere)
    {
        foreach (var tested in Tested)
        {
            if (!tested.Value.Contains(site))
            {
                continue;
            }

            foreach (var set in Sets)
            {
                // What the effect itself sets is no flag for it.
                if (set.Key == tested.Key && !set.Value.Contains(site) && (setAnywhere || set.Value.Start > site.Start))
                {
                    return set.Key;
                }
            }
        }

        return null;
    }
}
