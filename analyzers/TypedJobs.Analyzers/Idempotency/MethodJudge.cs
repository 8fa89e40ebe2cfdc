using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Judges one body: what in it a second attempt would do again, with the guards taken into account.</summary>
internal sealed partial class MethodJudge
{
    private readonly MethodScope _scope;
    private readonly HttpRequests _requests;
    private readonly EntityKeys _entityKeys;
    private readonly List<Effect> _effects = [];
    private readonly List<Effect> _unknown = [];
    private readonly List<TextSpan> _stableAdds = [];
    private readonly List<Effect> _cuts = [];
    private readonly List<Effect> _hidden = [];
    private ISymbol? _owner;

    public MethodJudge(MethodScope scope)
    {
        _scope = scope;
        _requests = new HttpRequests(scope);
        _entityKeys = new EntityKeys(scope);
    }

    public MethodSummary Summarize()
    {
        foreach (var step in _scope.Body.Steps)
        {
            _owner = step.Owner;
            Judge(step.Operation);
        }

        var guards = GuardReader.Read(_scope);
        var filter = new EffectFilter(_scope, guards, _stableAdds);
        var commits = guards.Commits.Count > 0;
        return new MethodSummary
        {
            Effects = Kept(filter, guards, commits),
            Unknown = Capped(_unknown.FindAll(unknown => !filter.IsGuarded(unknown))),
            Commits = commits,
            AddsStableKey = _stableAdds.Count > 0,
            ReturnsClaim = ReturnsClaim(),
            Returns = Returned(),
            ReturnedRequest = _requests.RuleOfReturned(),
            Asks = Asked(guards),
            Sets = Distinct(guards.Sets),
            Marks = Distinct(guards.Marks),
            Clears = Distinct(guards.Clears),
            IsCut = _scope.Body.IsCut || _cuts.Exists(cut => !filter.IsGuarded(cut)),
            Hides = _scope.Body.IsCut || _hidden.Exists(cut => !filter.IsGuarded(cut)),
        };
    }

    private void Judge(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                JudgeCall(new CallSite(call));
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                JudgeCreation(new CallSite(creation, constructor));
                break;
            case IMethodReferenceOperation reference:
                JudgeReference(reference);
                break;
            case IPropertyReferenceOperation property:
                JudgeProperty(property);
                break;
            case ISimpleAssignmentOperation assignment:
                JudgeAssignment(assignment);
                break;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } compound:
                JudgeChange(compound.Target, compound);
                break;
            case IIncrementOrDecrementOperation increment:
                JudgeChange(increment.Target, increment);
                break;
            case IUsingOperation { Resources: { } resources }:
                JudgeDisposal(resources);
                break;
            case IUsingDeclarationOperation { DeclarationGroup: { } group }:
                JudgeDisposal(group);
                break;
        }
    }

    private void Add(Effect effect) => _effects.Add(effect.In(_owner));

    /// <summary>Notes a call whose code was not followed to its end.</summary>
    private void NoteCut(MethodSummary callee, IOperation site, string method)
    {
        if (!callee.IsCut)
        {
            return;
        }

        var cut = new Effect(Descriptors.EffectIsUnknown, "", site).In(_owner);
        _cuts.Add(cut);
        if (callee.Hides && !UnknownCalls.Reads(method))
        {
            _hidden.Add(cut);
        }
    }

    private ImmutableArray<Effect> Kept(EffectFilter filter, GuardMap guards, bool commits)
    {
        var kept = new List<Effect>();
        foreach (var effect in _effects)
        {
            // Nothing is written before somebody saves: the method itself, what it calls, or, further out, who calls it.
            if (effect.NeedsCommit && _scope.IsJob && !commits)
            {
                continue;
            }

            if (filter.Keep(effect) is { } left)
            {
                kept.Add(left);
                AddCompanions(left, guards, kept);
            }
        }

        return Capped(kept);
    }

    /// <summary>What else is to be said of an effect that no guard stops.</summary>
    private void AddCompanions(Effect effect, GuardMap guards, List<Effect> kept)
    {
        if (!RetryLoops.IsRepeatable(effect.Rule))
        {
            return;
        }

        var site = effect.Site.Syntax.Span;
        if (GuardMap.Covers(guards.Locks, site))
        {
            kept.Add(effect.As(Descriptors.LockIsNoGuard).Settled());
        }

        if (RetryLoops.Holds(_scope.Body, site))
        {
            kept.Add(effect.As(Descriptors.EffectIsRetriedInPlace).Settled());
        }
    }

    private ImmutableArray<Effect> Capped(List<Effect> effects)
    {
        // The job itself is read by a person, who wants every line of it; a summary is read by other summaries.
        if (!_scope.IsJob && effects.Count > MethodSummary.MaxEffects)
        {
            effects.RemoveRange(MethodSummary.MaxEffects, effects.Count - MethodSummary.MaxEffects);
        }

        return [.. effects];
    }

    private bool ReturnsClaim()
    {
        var claims = new ClaimReader(_scope);
        foreach (var value in _scope.Body.Returns)
        {
            if (claims.Polarity(value) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private ValueFacts Returned()
    {
        if (_scope.Body.Returns.Count == 0)
        {
            return ValueFacts.Stable;
        }

        var facts = ValueFacts.Constant;
        foreach (var value in _scope.Body.Returns)
        {
            facts = facts.With(_scope.Values.Of(value));
        }

        return facts;
    }

    private ImmutableArray<string> Asked(GuardMap guards)
    {
        var asked = new HashSet<string>();
        foreach (var tested in guards.Tested)
        {
            asked.Add(tested.Key);
        }

        foreach (var value in _scope.Body.Returns)
        {
            asked.UnionWith(_scope.Subjects.Of(value));
        }

        return [.. asked];
    }

    private static ImmutableArray<string> Distinct(List<KeyValuePair<string, TextSpan>> places)
    {
        if (places.Count == 0)
        {
            return [];
        }

        var subjects = new HashSet<string>();
        foreach (var place in places)
        {
            subjects.Add(place.Key);
        }

        return [.. subjects];
    }
}
