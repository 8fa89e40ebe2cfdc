using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads conditions that only one run ever passes: <c>SET … NX</c>, a conditional <c>UPDATE</c> that found a row, an <c>INCR</c> that gave 1.</summary>
internal sealed class ClaimReader
{
    private readonly MethodScope _scope;

    public ClaimReader(MethodScope scope) => _scope = scope;

    /// <summary>1 when the condition holds for the first run only, -1 when it fails for the first run only, 0 when it is no claim.</summary>
    public int Polarity(IOperation condition, int hops = 4)
    {
        condition = Unwrapped.Of(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return -Polarity(not.Operand, hops);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                return Math(Polarity(and.LeftOperand, hops), Polarity(and.RightOperand, hops), wanted: 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                return Math(Polarity(or.LeftOperand, hops), Polarity(or.RightOperand, hops), wanted: -1);
            case IBinaryOperation comparison:
                return OfComparison(comparison, hops);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var value } } } pattern:
                return value switch
                {
                    false => -Polarity(pattern.Value, hops),
                    true => Polarity(pattern.Value, hops),
                    0 => -Count(pattern.Value, hops),
                    1 => Count(pattern.Value, hops),
                    _ => 0,
                };
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true or 1 } } } } pattern:
                return -(pattern.Value.Type?.SpecialType == SpecialType.System_Boolean ? Polarity(pattern.Value, hops) : Count(pattern.Value, hops));
            case ILocalReferenceOperation local when hops > 0 && Single(local.Local) is { } value:
                return Polarity(value, hops - 1);
            case IInvocationOperation call:
                return IsClaim(call) ? 1 : hops > 0 && RunBy(call) is { } given ? Polarity(given, hops - 1) : 0;
            default:
                return 0;
        }
    }

    /// <summary>True for <c>transaction.AddCondition(Condition.KeyNotExists(key))</c>.</summary>
    public static bool IsConditionOfTransaction(CallSite call)
        => call.Method.Name == "AddCondition" && TypeNames.IsOrInherits(call.Method.ContainingType, "StackExchange.Redis.ITransaction")
            && call.Arguments.Length == 1 && Unwrapped.Of(call.Arguments[0].Value) is IInvocationOperation { TargetMethod.Name: var condition }
            && condition.EndsWith("NotExists", System.StringComparison.Ordinal);

    /// <summary>What a call gives back that only runs what it is given, <c>retry.ExecuteAsync(() => …)</c>; null for any other call.</summary>
    private static IOperation? RunBy(IInvocationOperation call)
    {
        if (TypeNames.IsInNamespace(call.TargetMethod.ContainingType, "System.Linq"))
        {
            return null;
        }

        foreach (var argument in call.Arguments)
        {
            if (Unwrapped.Of(argument.Value) is IAnonymousFunctionOperation { Symbol.ReturnType: { } type } lambda
                && SymbolEqualityComparer.Default.Equals(ResultOf(type), ResultOf(call.Type)))
            {
                return Returned(lambda);
            }
        }

        return null;
    }

    private static IOperation? Returned(IAnonymousFunctionOperation lambda)
    {
        IOperation? value = null;
        foreach (var statement in lambda.Body.Operations)
        {
            if (statement is IReturnOperation { ReturnedValue: { } returned })
            {
                value = returned;
            }
        }

        return value;
    }

    private static ITypeSymbol? ResultOf(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } ? arguments[0] : type;

    private static int Math(int left, int right, int wanted) => left == wanted || right == wanted ? wanted : 0;

    private int OfComparison(IBinaryOperation comparison, int hops)
    {
        if (comparison.RightOperand.ConstantValue is not { HasValue: true, Value: { } right })
        {
            return 0;
        }

        if (right is bool expected)
        {
            var polarity = Polarity(comparison.LeftOperand, hops);
            return comparison.OperatorKind == BinaryOperatorKind.Equals == expected ? polarity : -polarity;
        }

        var limit = System.Convert.ToDouble(right is System.IConvertible and not string and not char ? right : -1, System.Globalization.CultureInfo.InvariantCulture);
        return (comparison.OperatorKind, limit) switch
        {
            (BinaryOperatorKind.Equals, 0) => -Count(comparison.LeftOperand, hops),
            (BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => Count(comparison.LeftOperand, hops),
            (BinaryOperatorKind.LessThan, 1) or (BinaryOperatorKind.LessThanOrEqual, 0) => -Count(comparison.LeftOperand, hops),
            (BinaryOperatorKind.Equals, 1) => Either(Count(comparison.LeftOperand, hops), Counter(comparison.LeftOperand, hops)),
            (BinaryOperatorKind.NotEquals, 1) or (BinaryOperatorKind.GreaterThan, 1) or (BinaryOperatorKind.GreaterThanOrEqual, 2)
                => -Either(Count(comparison.LeftOperand, hops), Counter(comparison.LeftOperand, hops)),
            _ => 0,
        };
    }

    private static int Either(int first, int second) => first != 0 ? first : second;

    /// <summary>1 when the value is the number of rows that a conditional statement changed.</summary>
    private int Count(IOperation value, int hops)
    {
        value = Unwrapped.Of(value);
        return value switch
        {
            ILocalReferenceOperation local when hops > 0 && Single(local.Local) is { } given => Count(given, hops - 1),
            IInvocationOperation call => IsClaim(call) ? 1 : hops > 0 && RunBy(call) is { } given ? Count(given, hops - 1) : 0,
            _ => 0,
        };
    }

    /// <summary>1 when the value is a counter that was just counted up.</summary>
    private int Counter(IOperation value, int hops)
    {
        value = Unwrapped.Of(value);
        return value switch
        {
            ILocalReferenceOperation local when hops > 0 && Single(local.Local) is { } given => Counter(given, hops - 1),
            IInvocationOperation { TargetMethod.Name: "StringIncrementAsync" or "StringIncrement" or "HashIncrementAsync" or "HashIncrement" } => 1,
            _ => 0,
        };
    }

    private IOperation? Single(ISymbol local)
        => _scope.Body.Values.TryGetValue(local, out var values) && values.Count == 1 ? values[0] : null;

    public bool IsClaim(IInvocationOperation call)
    {
        var site = new CallSite(call);
        switch (call.TargetMethod.Name)
        {
            case "StringSet" or "StringSetAsync" when TakesNotExists(site):
            case "SetAdd" or "SetAddAsync" when TypeNames.IsOrInherits(call.TargetMethod.ContainingType, "StackExchange.Redis.IDatabaseAsync"):
            case "HashSet" or "HashSetAsync" when TakesNotExists(site):
                return true;
            case "ExecuteUpdate" or "ExecuteUpdateAsync":
                return BulkUpdates.IsConditional(site);
        }

        foreach (var statement in SqlCalls.Read(site, _scope))
        {
            if (statement.Claims)
            {
                return true;
            }
        }

        return _scope.Target(call.TargetMethod) is null
            ? Names.IsClaim(call.TargetMethod) && EffectTable.Find(call.TargetMethod) is null
            : _scope.Callee(call) is { ReturnsClaim: true };
    }

    private static bool TakesNotExists(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            var value = Unwrapped.Of(argument.Value);
            if (value is IFieldReferenceOperation { Field: { Name: "NotExists", ContainingType.Name: "When" } }
                or IPropertyReferenceOperation { Property: { Name: "NotExists" } })
            {
                return true;
            }
        }

        return false;
    }
}
