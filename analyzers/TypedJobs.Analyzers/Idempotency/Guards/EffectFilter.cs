using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Takes away the effects that a guard stops.</summary>
internal sealed class EffectFilter
{
    private readonly MethodScope _scope;
    private readonly GuardMap _guards;
    private readonly List<TextSpan> _stableAdds;

    public EffectFilter(MethodScope scope, GuardMap guards, List<TextSpan> stableAdds)
    {
        _scope = scope;
        _guards = guards;
        _stableAdds = stableAdds;
    }

    /// <summary>The effect; the same as TJ3020 when its guard leaves a window; null when it is guarded.</summary>
    public Effect? Keep(Effect effect)
    {
        var site = effect.Site.Syntax.Span;
        if (IsStopped(effect.Owner, site, hops: 3))
        {
            return null;
        }

        if (Equals(effect.Rule, Descriptors.KeyChangesOnEveryAttempt) || Equals(effect.Rule, Descriptors.GuardKeyIsConstant)
            || Equals(effect.Rule, Descriptors.EffectIsUnknown) || Equals(effect.Rule, Descriptors.NameChangesOnEveryAttempt))
        {
            return effect;
        }

        if (effect.Token.Length > 0 && (_guards.IsTested(effect.Token, site) || _guards.IsClearedBefore(effect.Token, site.Start)))
        {
            return null;
        }

        if (AttemptNotices.Is(effect, _scope) || RefusedRequests.Is(effect, _scope))
        {
            return null;
        }

        if (ExpectsConflict(effect, site) || (effect.NeedsCommit && IsCommittedOnce(site)))
        {
            return null;
        }

        if (IsMarkedFirst(effect.Owner, site, hops: 3) || IsHeldTogether(effect, site) || IsRefusedBefore(site))
        {
            return null;
        }

        return _guards.Flag(site, setAnywhere: false) is { } flag ? effect.As(Descriptors.GuardLeavesWindow).Saying("'" + flag.Substring(flag.IndexOf(':') + 1) + "'") : effect;
    }

    /// <summary>True when a second attempt never comes to the effect, whatever it is.</summary>
    public bool IsGuarded(Effect effect)
    {
        var site = effect.Site.Syntax.Span;
        return IsStopped(effect.Owner, site, hops: 3) || IsMarkedFirst(effect.Owner, site, hops: 3) || IsRefusedBefore(site);
    }

    private bool IsStopped(ISymbol? owner, TextSpan site, int hops)
    {
        if (GuardMap.Covers(_guards.Once, site) || GuardMap.Covers(_guards.Claimed, site))
        {
            return true;
        }

        if (owner is null || hops == 0 || !_scope.Body.LocalFunctions.TryGetValue(owner, out var function) || function.Uses.Count == 0)
        {
            return false;
        }

        foreach (var use in function.Uses)
        {
            if (!IsStopped(null, use, hops - 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsMarkedFirst(ISymbol? owner, TextSpan site, int hops)
    {
        if (owner is null || hops == 0 || !_scope.Body.LocalFunctions.TryGetValue(owner, out var function) || function.Uses.Count == 0)
        {
            return _guards.IsMarkedFirst(site, _scope.Body);
        }

        foreach (var use in function.Uses)
        {
            if (!IsMarkedFirst(null, use, hops - 1) && !_guards.IsMarkedFirst(site, _scope.Body))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when a row with a stable key is saved before the site: the second attempt is refused there and never comes this far.</summary>
    private bool IsRefusedBefore(TextSpan site)
    {
        foreach (var add in _stableAdds)
        {
            if (add.End <= site.Start && _scope.Body.Dominates(add, site)
                && _guards.Commits.Exists(commit => commit.Start >= add.Start && commit.End <= site.Start && _scope.Body.Dominates(commit, site)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a row, or a job that Hangfire stores, in the same ambient transaction as a state that is asked about before.</summary>
    private bool IsHeldTogether(Effect effect, TextSpan site)
    {
        if (_guards.Transactions.Count == 0 || !(effect.NeedsCommit || effect.Token == "Q:Hangfire"))
        {
            return false;
        }

        if (effect.Owner is not null && _scope.Body.LocalFunctions.TryGetValue(effect.Owner, out var function) && function.Uses.Count > 0)
        {
            return function.Uses.TrueForAll(_guards.IsSetTogether);
        }

        return _guards.IsSetTogether(site);
    }

    private bool ExpectsConflict(Effect effect, TextSpan site)
    {
        if (!effect.NeedsCommit)
        {
            return (Equals(effect.Rule, Descriptors.InsertIsRepeated) || Equals(effect.Rule, Descriptors.RemoteStateIsAddedTo))
                && GuardMap.Covers(_guards.ExpectsConflict, site);
        }

        if (_guards.ExpectsConflict.Count == 0)
        {
            return false;
        }

        foreach (var commit in _guards.Commits)
        {
            if (commit.Start >= site.Start && !GuardMap.Covers(_guards.ExpectsConflict, commit))
            {
                return false;
            }
        }

        return _guards.Commits.Count > 0;
    }

    /// <summary>True when the unit of work that the effect is saved with is refused a second time: it adds a row with a stable key, or tests and sets a state.</summary>
    private bool IsCommittedOnce(TextSpan site)
    {
        foreach (var add in _stableAdds)
        {
            if (UnitOf(add) == UnitOf(site))
            {
                return true;
            }
        }

        return _guards.Flag(site, setAnywhere: true) is not null;
    }

    private int UnitOf(TextSpan site)
    {
        var unit = 0;
        foreach (var commit in _guards.Commits)
        {
            unit += commit.Start < site.Start && !commit.Contains(site) ? 1 : 0;
        }

        return unit;
    }
}
