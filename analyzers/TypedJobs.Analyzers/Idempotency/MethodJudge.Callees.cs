using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class MethodJudge
{
    /// <summary>Takes over what a called method of this compilation does, and answers with the arguments what it leaves open.</summary>
    private void JudgeCallee(CallSite call, IMethodSymbol target)
    {
        if (_scope.Callee(call.Method) is not { } callee)
        {
            return;
        }

        NoteCut(callee, call.Operation, target.Name);
        if (callee.AddsStableKey)
        {
            _stableAdds.Add(call.Operation.Syntax.Span);
        }

        foreach (var unknown in callee.Unknown)
        {
            _unknown.Add(unknown.Through(call.Operation, Display.Of(target)).In(_owner));
        }

        // Whoever takes the job's key knows what it is for.
        var takesKey = callee.Effects.Length > 0 && _scope.Keys.PassesJobKey(call);
        foreach (var effect in callee.Effects)
        {
            if (takesKey && RetryLoops.IsRepeatable(effect.Rule))
            {
                continue;
            }

            foreach (var answered in Answer(effect, call))
            {
                Add(answered.Through(call.Operation, Display.Of(target)));
            }
        }
    }

    private IEnumerable<Effect> Answer(Effect effect, CallSite call) => effect.Question switch
    {
        OpenQuestion.None => [effect],
        OpenQuestion.Sql => AnswerSql(effect, call),
        OpenQuestion.Request => AnswerRequest(effect, call),
        OpenQuestion.Key => AnswerKey(effect, call),
        OpenQuestion.Unstable => AnswerUnstable(effect, call),
        OpenQuestion.Entity or OpenQuestion.Claim => AnswerEntity(effect, call),
        OpenQuestion.Job => AnswerJob(effect, call),
        _ => AnswerReceiver(effect, call),
    };

    private IEnumerable<Effect> AnswerSql(Effect effect, CallSite call)
    {
        foreach (var argument in Arguments(effect, call))
        {
            if (_scope.Texts.Of(argument, out var parameters) is { } text)
            {
                foreach (var found in OfSql(text, effect))
                {
                    if (_scope.Keys.In(call).State is not KeyState.Stable)
                    {
                        yield return found;
                    }
                }
            }
            else
            {
                yield return parameters != 0 ? effect.Asking(OpenQuestion.Sql, parameters) : effect.Settled();
            }
        }
    }

    private IEnumerable<Effect> AnswerRequest(Effect effect, CallSite call)
    {
        foreach (var argument in Arguments(effect, call))
        {
            var rule = _requests.RuleOf(argument, out var parameters);
            if (parameters != 0)
            {
                yield return effect.Asking(OpenQuestion.Request, parameters);
            }
            else if (rule is not null && _scope.Keys.In(argument).State is not KeyState.Stable && !_requests.OnlyAsks(call))
            {
                yield return effect.As(rule).Settled();
            }
        }
    }

    private IEnumerable<Effect> AnswerKey(Effect effect, CallSite call)
    {
        uint open = 0;
        foreach (var argument in call.Arguments)
        {
            // What is given as the key is the key, if it is given; one that changes is TJ3015.
            if (argument.Parameter is { Ordinal: < 32 } parameter && (effect.Parameters & (1u << parameter.Ordinal)) != 0 && Names.IsCertainlyKey(parameter.Name)
                && _scope.Values.Of(argument.Value) is { IsNull: false } given)
            {
                if (given.Parameters == 0)
                {
                    yield break;
                }

                open |= given.Parameters;
            }
        }

        foreach (var argument in Arguments(effect, call))
        {
            var key = Equals(effect.Rule, Descriptors.JobIsEnqueuedAgain) ? _scope.Keys.OfEnqueue(argument) : _scope.Keys.In(argument);
            if (key.State is KeyState.Stable || (key.State is KeyState.Unstable && key.IsCertain))
            {
                yield break;
            }

            open |= key.Parameters;
        }

        yield return open != 0 ? effect.Asking(OpenQuestion.Key, open) : effect.Settled();
    }

    private IEnumerable<Effect> AnswerUnstable(Effect effect, CallSite call)
    {
        foreach (var argument in Arguments(effect, call))
        {
            var facts = _scope.Values.Of(argument);
            if (facts.Unstable is { } source && !TemporaryNames.Is(argument, _scope))
            {
                yield return effect.Settled().Saying(source);
                yield break;
            }

            if (facts.Parameters != 0)
            {
                yield return effect.Asking(OpenQuestion.Unstable, facts.Parameters);
            }
        }
    }

    private IEnumerable<Effect> AnswerEntity(Effect effect, CallSite call)
    {
        foreach (var argument in Arguments(effect, call))
        {
            // A repository of T learns here what T is.
            var entity = Subjects.ElementOf(Unwrapped.Of(argument).Type);
            if (entity is null || Names.IsLog(entity.Name))
            {
                continue;
            }

            var key = _entityKeys.Of(argument, entity);
            if (key.State == KeyState.Stable && key.Parameters == 0)
            {
                _stableAdds.Add(call.Operation.Syntax.Span);
                continue;
            }

            if (effect.Question == OpenQuestion.Claim || _scope.Engine.Entities.HasUniqueIndex(entity))
            {
                if (key.Parameters != 0)
                {
                    yield return effect.Asking(OpenQuestion.Claim, key.Parameters);
                }

                continue;
            }

            if (DerivesFromStored(argument, entity) || _scope.Engine.Entities.KeyOf(entity).Count == 0)
            {
                continue;
            }

            var known = effect.Saying(entity.Name).About(Subjects.Entity(entity));
            yield return key.Parameters != 0 ? known.Asking(OpenQuestion.Entity, key.Parameters) : known.Settled();
        }
    }

    private IEnumerable<Effect> AnswerReceiver(Effect effect, CallSite call)
    {
        if (call.Instance is { } instance && !IsFresh(instance) && call.Method.MethodKind != MethodKind.Constructor)
        {
            yield return Unwrapped.Of(instance) is IInstanceReferenceOperation ? effect : effect.Settled();
        }
    }

    private static ImmutableArray<IOperation> Arguments(Effect effect, CallSite call)
    {
        var arguments = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: < 32 } parameter && (effect.Parameters & (1u << parameter.Ordinal)) != 0)
            {
                arguments.Add(argument.Value);
            }
        }

        return arguments.ToImmutable();
    }
}
