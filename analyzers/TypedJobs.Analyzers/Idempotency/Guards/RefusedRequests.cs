using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds requests that the other side refuses a second time: the job goes on when it is told "409 Conflict" or "already exists".</summary>
internal static class RefusedRequests
{
    private const int Conflict = 409;

    private static readonly string[] Phrases = ["already exist", "already been", "already processed", "alreadyexists", "already_exists", "duplicate", "conflict"];

    public static bool Is(Effect effect, MethodScope scope)
    {
        if (effect.Rule.Id is not ("TJ3001" or "TJ3002"))
        {
            return false;
        }

        foreach (var branch in scope.Body.Branches)
        {
            if (branch.Condition.Syntax.SpanStart > effect.Site.Syntax.SpanStart && Expects(branch, effect.Site, scope))
            {
                return true;
            }
        }

        foreach (var attempt in scope.Body.Tries)
        {
            if (attempt.Body.Contains(effect.Site.Syntax.Span) && Expects(attempt))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a condition on the answer to the request that tells a conflict from other answers, and a branch that does not fail on it.</summary>
    private static bool Expects(MethodBody.Branch branch, IOperation request, MethodScope scope)
    {
        var tells = false;
        var answers = false;
        foreach (var part in Reachable.From(branch.Condition, scope))
        {
            // What the request itself is made of tells nothing of its answer.
            tells |= part.Syntax.SpanStart >= request.Syntax.Span.End && IsConflict(part);
            answers |= part.Syntax.Span == request.Syntax.Span && part.Syntax.SyntaxTree == request.Syntax.SyntaxTree;
        }

        return tells && answers && !(IsEquality(branch.Condition) && branch.Condition.Parent is IConditionalOperation { WhenTrue: { } then } && Throws(then));
    }

    private static bool Expects(MethodBody.TryBlock attempt)
    {
        foreach (var handler in attempt.Operation.Catches)
        {
            if (handler.Filter is { } filter && IsEquality(filter) && Mentions(filter) && !Throws(handler.Handler))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(IOperation condition)
    {
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (IsConflict(part))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConflict(IOperation part) => part.ConstantValue is { HasValue: true, Value: var value }
        && (value is Conflict || (value is string text && Array.Exists(Phrases, phrase => text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0)));

    private static bool IsEquality(IOperation condition) => Unwrapped.Of(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } => false,
        IIsPatternOperation { Pattern: INegatedPatternOperation } => false,
        _ => true,
    };

    private static bool Throws(IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (part is IThrowOperation)
            {
                return true;
            }
        }

        return false;
    }
}
