using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class MethodJudge
{
    private void JudgeCall(CallSite call)
    {
        if (TypedJobsCalls.IsOnce(call.Method))
        {
            JudgeOnceKey(call);
            return;
        }

        JudgeKeyArguments(call);
        if (_scope.Engine.Declarations.Find(call.Method.OriginalDefinition) is { } declared)
        {
            JudgeDeclared(call, declared);
        }
        else if (EffectTable.Find(call.Method) is { } row)
        {
            JudgeRow(call, row);
        }
        else if (TypedJobsCalls.IsEnqueue(call))
        {
            JudgeEnqueue(call);
        }
        else if (PaymentCalls.IsPayment(call.Method))
        {
            AddUnlessKeyed(call, Descriptors.PaymentHasNoKey);
        }
        else if (_scope.Target(call.Method) is { } target)
        {
            JudgeCallee(call, target);
        }
        else
        {
            JudgeUnknown(call);
        }
    }

    private void JudgeCreation(CallSite call)
    {
        JudgeKeyArguments(call);
        if (EffectTable.Find(call.Method) is { } row)
        {
            JudgeRow(call, row);
        }
        else if (_scope.Target(call.Method) is { } target)
        {
            JudgeCallee(call, target);
        }
    }

    /// <summary>A method passed on as a delegate is as good as called.</summary>
    private void JudgeReference(IMethodReferenceOperation reference)
    {
        if (EffectTable.Find(reference.Method) is { Kind: EffectKind.Repeats, Rule: { } rule })
        {
            Add(new Effect(rule, Display.Of(reference.Method), reference));
        }
        else
        {
            Follow(reference.Method, reference);
        }
    }

    private void JudgeProperty(IPropertyReferenceOperation property)
    {
        var isWritten = property.Parent is IAssignmentOperation assignment && ReferenceEquals(assignment.Target, property);
        if ((isWritten ? property.Property.SetMethod : property.Property.GetMethod) is { } accessor && !IsElsewhere(property.Property))
        {
            Follow(accessor, property);
        }
    }

    private void JudgeDisposal(IOperation resources)
    {
        foreach (var part in resources.DescendantsAndSelf())
        {
            if (part is not IVariableDeclaratorOperation { Symbol.Type: INamedTypeSymbol type } variable)
            {
                continue;
            }

            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { Name: "Dispose" or "DisposeAsync", Parameters.Length: 0 } disposal)
                {
                    Follow(disposal, variable);
                }
            }
        }
    }

    /// <summary>Takes over what a method does that is run without arguments of ours.</summary>
    private void Follow(IMethodSymbol method, IOperation site)
    {
        if (_scope.Target(method) is { } target && _scope.Callee(method) is { } summary)
        {
            NoteCut(summary, site, target.Name);
            foreach (var effect in summary.Effects)
            {
                if (effect.Question == OpenQuestion.Claim)
                {
                    continue;
                }

                Add(effect.Settled().Through(site, Display.Of(target)));
            }
        }
    }

    private void JudgeDeclared(CallSite call, DeclaredEffect declared)
    {
        if (declared.IsIdempotent)
        {
            return;
        }

        var key = declared.UnlessParameter is { } parameter ? call.Argument(parameter) : null;
        if (key is not null && _scope.Values.Of(key) is { IsNull: false, Unstable: null })
        {
            return;
        }

        var what = declared.What.Length > 0 ? ": " + declared.What : "";
        AddUnlessKeyed(call, Descriptors.DeclaredEffectIsRepeated, what, []);
    }

    private void JudgeOnceKey(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
            {
                AddIfUnstable(argument.Value, call.Subject, Descriptors.KeyChangesOnEveryAttempt, argument);
                return;
            }
        }
    }

    /// <summary>TJ3015 wherever something that is certainly a key gets another value on every attempt.</summary>
    private void JudgeKeyArguments(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter && Names.IsCertainlyKey(parameter.Name))
            {
                AddIfUnstable(argument.Value, call.Subject, Descriptors.KeyChangesOnEveryAttempt, argument);
            }
        }

        if (call.Arguments.Length >= 2)
        {
            for (var i = 0; i + 1 < call.Arguments.Length; i++)
            {
                if (call.Arguments[i].Value.ConstantValue is { HasValue: true, Value: string header } && Names.IsCertainlyKey(header))
                {
                    AddIfUnstable(call.Arguments[i + 1].Value, call.Subject, Descriptors.KeyChangesOnEveryAttempt, call.Arguments[i + 1]);
                }
            }
        }
    }

    private void AddIfUnstable(IOperation value, string subject, DiagnosticDescriptor rule, IOperation site)
    {
        var facts = _scope.Values.Of(value);
        if (facts.Unstable is { } source)
        {
            Add(new Effect(rule, subject, site).Saying(source));
        }
        else if (facts.Parameters != 0)
        {
            Add(new Effect(rule, subject, site).Asking(OpenQuestion.Unstable, facts.Parameters));
        }
    }

    private void AddUnlessKeyed(CallSite call, DiagnosticDescriptor rule, params string[] alsoKeys) => AddUnlessKeyed(call, rule, "", alsoKeys);

    private void AddUnlessKeyed(CallSite call, DiagnosticDescriptor rule, string evidence, string[] alsoKeys)
    {
        AddUnlessKeyed(new Effect(rule, call.Subject, call.Operation).Saying(evidence), _scope.Keys.In(call, alsoKeys));
    }

    private void AddUnlessKeyed(Effect effect, KeyFinding key)
    {
        switch (key.State)
        {
            case KeyState.Stable:
            case KeyState.Unstable when key.IsCertain:
                break;
            case KeyState.Constant:
                Add(effect.As(Descriptors.GuardKeyIsConstant).Saying(key.Source ?? "a constant"));
                break;
            default:
                Add(key.Parameters != 0 ? effect.Asking(OpenQuestion.Key, key.Parameters) : effect);
                break;
        }
    }

    private void JudgeUnknown(CallSite call)
    {
        if (StaticState.Mutated(call) is { } field)
        {
            Add(new Effect(Descriptors.StaticStateIsChanged, call.Subject, call.Operation).Saying(Display.Of(field)));
        }
        else if (AddedToCollectionOf(call) is { } entity)
        {
            JudgeEntity(call, entity);
        }
        else if (UnknownCalls.MayHaveEffect(call.Method))
        {
            _unknown.Add(new Effect(
                UnknownCalls.SoundsLikeEffect(call.Method) ? Descriptors.NameSuggestsEffect : Descriptors.EffectIsUnknown, call.Subject, call.Operation).In(_owner));
        }
    }

    /// <summary>True for what has no accessor to read; an accessor without a body is found out when it is read.</summary>
    private static bool IsElsewhere(IPropertySymbol property)
        => property.ContainingType.TypeKind == TypeKind.Interface || property.DeclaringSyntaxReferences.IsEmpty;
}
