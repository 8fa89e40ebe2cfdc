using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class ValueFlow
{
    private ValueFacts OfCreation(IObjectCreationOperation creation)
    {
        // An object is not the value it was given; a value made of values is.
        var type = creation.Type;
        if (type is null || !(type.IsValueType || type.IsRecord || PureTypes.Carries(type)))
        {
            return ValueFacts.Stable;
        }

        if (EffectTable.Find(creation.Constructor!) is { Kind: EffectKind.Unstable } row)
        {
            return ValueFacts.From(row.Type);
        }

        var facts = creation.Arguments.Length == 0 ? ValueFacts.Stable : ValueFacts.Constant;
        foreach (var argument in creation.Arguments)
        {
            facts = facts.With(Of(argument.Value));
        }

        return facts;
    }

    private ValueFacts OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (EffectTable.Find(method) is { Kind: EffectKind.Unstable })
        {
            return ValueFacts.From(Display.Of(method));
        }

        if (DateFormats.IsWholeDay(call))
        {
            return ValueFacts.Stable;
        }

        if (_scope.Callee(call) is { } callee)
        {
            return OfReturned(call, callee.Returns);
        }

        if (method.Name is "OnceAsync" || !(PureTypes.Carries(method.ContainingType) || Names.NamesAnObject(method.Name)))
        {
            return ValueFacts.Stable;
        }

        var facts = call.Instance is null ? ValueFacts.Constant : Of(call.Instance);
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                facts = facts.With(Of(argument.Value));
            }
        }

        return facts;
    }

    private ValueFacts OfReturned(IInvocationOperation call, ValueFacts returned)
    {
        var facts = returned.WithoutParameters();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: < 32 } parameter && (returned.Parameters & (1u << parameter.Ordinal)) != 0)
            {
                facts = facts.With(Of(argument.Value));
            }
        }

        return facts;
    }
}
