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

    /// <summary>Where a subject is given a value that ends what a test of it found: a state, a time, nothing.</summary>
    public List<KeyValuePair<string, TextSpan>> Marks { get; } = [];

    /// <summary>Where what was set so far is written for good: saves, and statements that write at once.</summary>
    public List<TextSpan> Stored { get; } = [];

    /// <summary>Parts that an ambient transaction holds together.</summary>
    public List<TextSpan> Transactions { get; } = [];

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

    /// <summary>True when a subject is tested, then marked, then stored, and only then the site is reached: whoever comes second finds the mark.</summary>
    public bool IsMarkedFirst(TextSpan site, MethodBody body)
    {
        foreach (var mark in Marks)
        {
            if (mark.Value.End <= site.Start && IsTestedAt(mark.Key, mark.Value, site)
                && ((body.Dominates(mark.Value, site) && IsStoredBetween(mark.Value, site, body)) || CollectedItems.AreMarked(body, mark.Value, site, Stored)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTestedAt(string subject, TextSpan mark, TextSpan site)
    {
        foreach (var tested in Tested)
        {
            if (tested.Key == subject && tested.Value.Contains(site) && tested.Value.Contains(mark))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsStoredBetween(TextSpan mark, TextSpan site, MethodBody body)
    {
        foreach (var stored in Stored)
        {
            if (stored.Start >= mark.Start && stored.End >= mark.End && stored.End <= site.Start && body.Dominates(stored, site))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one transaction holds the site and sets what is asked about before: how far the last run came, what is done already.</summary>
    public bool IsSetTogether(TextSpan site)
    {
        foreach (var transaction in Transactions)
        {
            if (!transaction.Contains(site))
            {
                continue;
            }

            foreach (var set in Sets)
            {
                if (transaction.Contains(set.Value) && !set.Value.Contains(site) && Tested.Exists(tested => tested.Key == set.Key && tested.Value.Start <= site.Start))
                {
                    return true;
                }
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

            if (IsSet(Sets, tested.Key, site, setAnywhere) || IsSet(Marks, tested.Key, site, setAnywhere))
            {
                return tested.Key;
            }
        }

        return null;
    }

    private static bool IsSet(List<KeyValuePair<string, TextSpan>> places, string subject, TextSpan site, bool setAnywhere)
    {
        foreach (var place in places)
        {
            // What the effect itself sets is no flag for it.
            if (place.Key == subject && !place.Value.Contains(site) && (setAnywhere || place.Value.Start > site.Start))
            {
                return true;
            }
        }

        return false;
    }
}
