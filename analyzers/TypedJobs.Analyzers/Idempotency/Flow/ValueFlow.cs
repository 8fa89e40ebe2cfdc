using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Follows a value to what it is made from, to tell whether a second attempt would make another.</summary>
/// <remarks>On demand and insensitive to order, with a set of what is being visited: each local stands for all that it is given. What is not
/// known counts as stable: a rule needs evidence to speak.</remarks>
internal sealed partial class ValueFlow
{
    private readonly MethodScope _scope;
    private readonly HashSet<ISymbol> _visiting = new(SymbolEqualityComparer.Default);

    public ValueFlow(MethodScope scope) => _scope = scope;

    public ValueFacts Of(IOperation? value)
    {
        if (value is null)
        {
            return ValueFacts.Constant;
        }

        value = Unwrapped.Of(value);
        if (value.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value is null ? ValueFacts.Null : ValueFacts.Constant;
        }

        return value switch
        {
            ILocalReferenceOperation local => OfSymbol(local.Local),
            IParameterReferenceOperation parameter => OfParameter(parameter.Parameter),
            IInterpolatedStringOperation text => OfText(text),
            IBinaryOperation binary => OfBinary(binary),
            IConditionalOperation choice => Of(choice.WhenTrue).With(Of(choice.WhenFalse)),
            ICoalesceOperation coalesce => Of(coalesce.Value).With(Of(coalesce.WhenNull)),
            ISwitchExpressionOperation choice => OfArms(choice),
            IInvocationOperation call => OfCall(call),
            IPropertyReferenceOperation property => OfProperty(property),
            IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true, Type.SpecialType: SpecialType.System_String } } => ValueFacts.Constant,
            IObjectCreationOperation creation => OfCreation(creation),
            ITupleOperation tuple => OfAll(tuple.Elements),
            IArrayCreationOperation { Initializer: { } elements } => OfAll(elements.ElementValues),
            IDefaultValueOperation => ValueFacts.Null,
            _ => ValueFacts.Stable,
        };
    }

    private ValueFacts OfSymbol(ISymbol symbol)
    {
        if (!_scope.Body.Values.TryGetValue(symbol, out var values) || !_visiting.Add(symbol))
        {
            return ValueFacts.Stable;
        }

        var facts = OfAll(values);
        _visiting.Remove(symbol);
        return facts;
    }

    private ValueFacts OfParameter(IParameterSymbol parameter)
    {
        // What a job is given travels with it, so it is the same in every attempt; a lambda's parameter is not followed.
        var facts = !_scope.IsJob && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _scope.Method)
            ? ValueFacts.Parameter(parameter.Ordinal)
            : ValueFacts.Stable;
        return _scope.Body.Values.ContainsKey(parameter) ? facts.With(OfSymbol(parameter)) : facts;
    }

    private ValueFacts OfText(IInterpolatedStringOperation text)
    {
        var facts = ValueFacts.Constant;
        foreach (var part in text.Parts)
        {
            if (part is IInterpolationOperation hole)
            {
                var format = hole.FormatString?.ConstantValue is { HasValue: true, Value: string written } ? written
                    : hole.FormatString is ILiteralOperation { ConstantValue.Value: string literal } ? literal
                    : null;
                facts = facts.With(format is not null && DateFormats.IsWholeDay(format, hole.Expression.Type) ? ValueFacts.Stable : Of(hole.Expression));
            }
        }

        return facts;
    }

    private ValueFacts OfBinary(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => ValueFacts.Stable,
        _ => Of(binary.LeftOperand).With(Of(binary.RightOperand)),
    };

    private ValueFacts OfArms(ISwitchExpressionOperation choice)
    {
        var facts = ValueFacts.Constant;
        foreach (var arm in choice.Arms)
        {
            facts = facts.With(Of(arm.Value));
        }

        return facts;
    }

    private ValueFacts OfProperty(IPropertyReferenceOperation property)
    {
        if (EffectTable.Find(property.Property) is { Kind: EffectKind.Unstable })
        {
            return ValueFacts.From(Display.Of(property.Property));
        }

        if (property.Instance is null)
        {
            return ValueFacts.Stable;
        }

        if (Unwrapped.Of(property.Instance) is ILocalReferenceOperation local && AssignedMember(local.Local, property.Property) is { } assigned)
        {
            return assigned;
        }

        if (DateFormats.IsWholeDay(property.Property) || !PureTypes.Carries(property.Property.ContainingType))
        {
            return ValueFacts.Stable;
        }

        return Of(property.Instance);
    }

    /// <summary>What a member of a local's value was given where it was made or later; null when nothing is seen of it.</summary>
    private ValueFacts? AssignedMember(ISymbol local, IPropertySymbol property)
    {
        if (!_visiting.Add(property))
        {
            return null;
        }

        ValueFacts? facts = null;
        if (_scope.Body.MemberWrites.TryGetValue(local, out var writes))
        {
            foreach (var write in writes)
            {
                if (SymbolEqualityComparer.Default.Equals(write.Member, property))
                {
                    facts = Of(write.Value);
                }
            }
        }

        if (facts is null && _scope.Body.Values.TryGetValue(local, out var values))
        {
            foreach (var value in values)
            {
                if (Unwrapped.Of(value) is IObjectCreationOperation creation && Creations.ValueOf(creation, property.Name) is { } given)
                {
                    facts = Of(given);
                }
            }
        }

        _visiting.Remove(property);
        return facts;
    }

    private ValueFacts OfAll(IEnumerable<IOperation> values)
    {
        var facts = ValueFacts.Constant;
        foreach (var value in values)
        {
            facts = facts.With(Of(value));
        }

        return facts;
    }
}
