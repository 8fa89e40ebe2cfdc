using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class MethodJudge
{
    /// <summary>TJ3016, unless the job that is enqueued does no harm when it runs twice.</summary>
    private void JudgeEnqueue(CallSite call)
    {
        var effect = new Effect(Descriptors.JobIsEnqueuedAgain, call.Subject, call.Operation).About(Subjects.Queue(FullName(call.Method.ContainingType)));
        uint parameters = 0;
        foreach (var argument in call.Arguments)
        {
            if (IsHarmless(argument.Value, ref parameters))
            {
                return;
            }
        }

        if (FacadeCalls.PayloadOf(call, _scope.Body, _scope.Engine.Compilation) is { } payload && FacadeCalls.JobOf(payload.TargetMethod.ContainingType, _scope.Engine.Compilation) is { } named
            && IsHarmless(named, payload))
        {
            return;
        }

        var key = _scope.Keys.OfEnqueue(call.Operation);
        if (parameters != 0 && key.State is KeyState.None)
        {
            Add(effect.Asking(OpenQuestion.Job, parameters));
        }
        else
        {
            AddUnlessKeyed(effect, key);
        }
    }

    private IEnumerable<Effect> AnswerJob(Effect effect, CallSite call)
    {
        uint parameters = 0;
        foreach (var argument in Arguments(effect, call))
        {
            if (IsHarmless(argument, ref parameters))
            {
                yield break;
            }
        }

        yield return parameters != 0 ? effect.Asking(OpenQuestion.Job, parameters) : effect.Settled();
    }

    /// <summary>True for an expression that names a job of which all is seen, which leaves nothing to repeat, and whose arguments are the same in every
    /// attempt. Adds the parameters that may hold such an expression.</summary>
    private bool IsHarmless(IOperation argument, ref uint parameters)
    {
        argument = Unwrapped.Of(argument);
        if (argument is IParameterReferenceOperation { Parameter.Type.Name: "Expression" } parameter)
        {
            parameters |= _scope.BitOf(parameter.Parameter);
            return false;
        }

        return argument is IAnonymousFunctionOperation lambda && Called(lambda) is { } enqueued && IsHarmless(enqueued.TargetMethod.OriginalDefinition, enqueued);
    }

    private bool IsHarmless(IMethodSymbol job, IInvocationOperation enqueued)
    {
        foreach (var given in enqueued.Arguments)
        {
            // A token and a client stay with the enqueue.
            if (given.Parameter?.Type.Name is "CancellationToken" or "JobClient" or "IJobClient")
            {
                continue;
            }

            var facts = _scope.Values.Of(given.Value);
            if (facts.Unstable is not null || facts.Parameters != 0)
            {
                return false;
            }
        }

        if (_scope.Engine.Declarations.Find(job) is { IsIdempotent: true })
        {
            return true;
        }

        return _scope.Engine.Bodies.Resolve(job)?.From(_scope.Method.ContainingType) is { } body && _scope.RunAgain(body) is { Hides: false } run && LeavesNothing(run);
    }

    private static bool LeavesNothing(MethodSummary run)
    {
        foreach (var effect in run.Effects)
        {
            // A window is open only while a run is under way; whoever comes after a whole run finds the flag.
            if (!Equals(effect.Rule, Descriptors.GuardLeavesWindow))
            {
                return false;
            }
        }

        foreach (var unknown in run.Unknown)
        {
            if (!UnknownCalls.EndsInOneState(unknown.Subject))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The call that an expression names as the job: <c>Enqueue&lt;Mailer&gt;(m => m.Send(id))</c>.</summary>
    private static IInvocationOperation? Called(IAnonymousFunctionOperation lambda)
    {
        foreach (var statement in lambda.Body.Operations)
        {
            var value = statement switch
            {
                IReturnOperation { ReturnedValue: { } returned } => returned,
                IExpressionStatementOperation { Operation: { } expression } => expression,
                _ => null,
            };
            if (value is not null)
            {
                return Unwrapped.Of(value) as IInvocationOperation;
            }
        }

        return null;
    }

    private static string FullName(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() + "." + type.Name;
}
