using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Tells which way a condition asks: "is it there" or "is it missing".</summary>
internal sealed class PresenceReader
{
    // "Can it start?" holds while the thing is missing, or not; the name does not tell.
    private static readonly string[] Undecided = ["Can", "Should", "Not", "No", "Must", "Needs", "Allow", "All", "Lacks", "Missing"];

    private readonly MethodScope _scope;

    public PresenceReader(MethodScope scope) => _scope = scope;

    /// <summary>1 when the condition holds while what it asks about is there, -1 while it is missing, 0 when the code does not tell.</summary>
    public int Polarity(IOperation condition, int hops = 4)
    {
        condition = Unwrapped.Of(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return -Polarity(not.Operand, hops);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                return Polarity(both.LeftOperand, hops) is var left and not 0 ? left : Polarity(both.RightOperand, hops);
            case IBinaryOperation comparison:
                return OfComparison(comparison, hops);
            case IIsPatternOperation test:
                return OfPattern(test.Pattern, test.Value, hops);
            case ILocalReferenceOperation local when hops > 0:
                return OfLocal(local.Local, hops - 1);
            case IInvocationOperation call when Subjects.IsQuestion(call):
                return IsUndecided(call.TargetMethod.Name) ? 0 : 1;
            case IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean }:
                return 1;
            default:
                return 0;
        }
    }

    private int OfComparison(IBinaryOperation comparison, int hops)
    {
        if (comparison.RightOperand.ConstantValue is not { HasValue: true, Value: var right })
        {
            return 0;
        }

        return (comparison.OperatorKind, right) switch
        {
            (BinaryOperatorKind.Equals, true) => Polarity(comparison.LeftOperand, hops),
            (BinaryOperatorKind.Equals, false) => -Polarity(comparison.LeftOperand, hops),
            (BinaryOperatorKind.NotEquals, false) => Polarity(comparison.LeftOperand, hops),
            (BinaryOperatorKind.NotEquals, true) => -Polarity(comparison.LeftOperand, hops),
            (BinaryOperatorKind.Equals, null or 0 or 0L) => -1,
            (BinaryOperatorKind.LessThan, 1 or 1L) => -1,
            (BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan, null or 0 or 0L) => 1,
            (BinaryOperatorKind.GreaterThanOrEqual, 1 or 1L) => 1,
            _ => 0,
        };
    }

    private int OfPattern(IPatternOperation pattern, IOperation value, int hops) => pattern switch
    {
        INegatedPatternOperation negated => -OfPattern(negated.Pattern, value, hops),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null or 0 or 0L } } => -1,
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } } => Polarity(value, hops),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } => -Polarity(value, hops),
        IRecursivePatternOperation or IDeclarationPatternOperation => 1,
        _ => 0,
    };

    private int OfLocal(ISymbol local, int hops)
    {
        if (!_scope.Body.Values.TryGetValue(local, out var values))
        {
            return 0;
        }

        var all = 0;
        foreach (var value in values)
        {
            var one = Polarity(value, hops);
            if (one == 0 || (all != 0 && one != all))
            {
                return 0;
            }

            all = one;
        }

        return all;
    }

    private static bool IsUndecided(string name)
        => Array.Exists(Undecided, word => name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length])));
}
