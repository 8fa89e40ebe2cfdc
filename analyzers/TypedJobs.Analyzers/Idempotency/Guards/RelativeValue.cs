using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Tells <c>x = x + 1</c> from <c>x = 1</c>.</summary>
internal static class RelativeValue
{
    /// <summary>True when a value is computed from the member that it is about to be stored in.</summary>
    public static bool IsRelative(IOperation value, ISymbol member)
    {
        foreach (var part in value.DescendantsAndSelf())
        {
            if (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } arithmetic
                && (Reads(arithmetic.LeftOperand, member) || Reads(arithmetic.RightOperand, member)))
            {
                return true;
            }

            if (part is IInterpolatedStringOperation text && Reads(text, member))
            {
                return true;
            }

            if (part is IInvocationOperation { TargetMethod.Name: "Add" or "AddDays" or "AddHours" or "AddMinutes" or "AddSeconds" or "AddMonths" or "Concat", Instance: { } instance }
                && Reads(instance, member))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Reads(IOperation operation, ISymbol member)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            var read = part switch
            {
                IMemberReferenceOperation reference => reference.Member,
                IParameterReferenceOperation reference => reference.Parameter,
                _ => (ISymbol?)null,
            };
            if (SymbolEqualityComparer.Default.Equals(read, member))
            {
                return true;
            }
        }

        return false;
    }
}
