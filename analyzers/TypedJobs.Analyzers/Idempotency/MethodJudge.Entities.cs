using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class MethodJudge
{
    private void JudgeEntity(CallSite call, ITypeSymbol entity)
    {
        if (Names.IsLog(entity.Name) || call.Arguments.Length == 0)
        {
            return;
        }

        var value = call.Arguments[call.Arguments.Length - 1].Value;
        if (call.Argument("entity") is { } single)
        {
            value = single;
        }

        var key = _entityKeys.Of(value, entity);
        if (key.State == KeyState.Stable && key.Parameters == 0)
        {
            _stableAdds.Add(call.Operation.Syntax.Span);
            return;
        }

        if (_scope.Engine.Entities.HasUniqueIndex(entity))
        {
            if (key.Parameters != 0)
            {
                Add(new Effect(Descriptors.EntityIsAddedAgain, call.Subject, call.Operation).OnCommit().Asking(OpenQuestion.Claim, key.Parameters));
            }

            return;
        }

        if (entity is ITypeParameterSymbol)
        {
            // A repository of T: what T is, and what key it has, is known to who calls it.
            if (key.Parameters != 0)
            {
                Add(new Effect(Descriptors.EntityIsAddedAgain, call.Subject, call.Operation).OnCommit().Asking(OpenQuestion.Entity, key.Parameters));
            }

            return;
        }

        // A table of pairs has no key of its own: the pair is the key, and the store refuses it twice.
        if (_scope.Engine.Entities.KeyOf(entity).Count == 0 || DerivesFromStored(value, entity))
        {
            return;
        }

        var effect = new Effect(Descriptors.EntityIsAddedAgain, call.Subject, call.Operation)
            .Saying(entity.Name).About(Subjects.Entity(entity)).OnCommit();
        Add(key.Parameters != 0 ? effect.Asking(OpenQuestion.Entity, key.Parameters) : effect);
    }

    /// <summary>True when what is added was chosen by what is stored: items.Where(i => !existing.Contains(i.Id)).</summary>
    private bool DerivesFromStored(IOperation value, ITypeSymbol entity)
    {
        foreach (var part in Reachable.From(value, _scope))
        {
            if (part is ILocalReferenceOperation or IInvocationOperation && Subjects.EntityOf(part.Type) is { } stored && SymbolEqualityComparer.Default.Equals(stored, entity))
            {
                return true;
            }

            if (part is IPropertyReferenceOperation property && Subjects.EntityOf(property.Type) is { } set && SymbolEqualityComparer.Default.Equals(set, entity))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsJustMade(CallSite call)
    {
        var value = call.Arguments.Length > 0 ? Unwrapped.Of(call.Arguments[call.Arguments.Length - 1].Value) : null;
        return value is IObjectCreationOperation || (value is ILocalReferenceOperation local && _scope.Body.Values.TryGetValue(local.Local, out var values)
            && values.Count == 1 && Unwrapped.Of(values[0]) is IObjectCreationOperation);
    }

    /// <summary>The entity that is added to a collection of a stored one: order.Lines.Add(new Line()).</summary>
    private ITypeSymbol? AddedToCollectionOf(CallSite call)
    {
        if (call.Method.Name is not ("Add" or "AddRange") || call.Instance is not IPropertyReferenceOperation { Instance: { } owner } collection
            || Subjects.ElementOf(collection.Type) is not { } element
            || !_scope.Engine.Entities.IsEntity(collection.Property.ContainingType) || !_scope.Engine.Entities.IsEntity(element))
        {
            return null;
        }

        return IsFresh(owner) ? null : element;
    }

    private void JudgeAssignment(ISimpleAssignmentOperation assignment)
    {
        switch (assignment.Target)
        {
            case IMemberReferenceOperation member when Names.IsCertainlyKey(member.Member.Name):
                AddIfUnstable(assignment.Value, Display.Of(member.Member), Descriptors.KeyChangesOnEveryAttempt, assignment);
                break;
            case IPropertyReferenceOperation property when RelativeValue.IsRelative(assignment.Value, property.Property):
                JudgeChange(property, assignment);
                break;
            case IFieldReferenceOperation field when RelativeValue.IsRelative(assignment.Value, field.Field):
                JudgeChange(field, assignment);
                break;
        }
    }

    private void JudgeChange(IOperation target, IOperation change)
    {
        if (target is not IMemberReferenceOperation { Member: var member } reference)
        {
            return;
        }

        if (member.IsStatic)
        {
            if (StaticState.IsShared(member))
            {
                Add(new Effect(Descriptors.StaticStateIsChanged, change.Syntax.ToString(), change).Saying(Display.Of(member)));
            }

            return;
        }

        if (reference is not IPropertyReferenceOperation { Instance: { } instance } property || Names.CountsAttempts(member.Name)
            || property.Type is { TypeKind: TypeKind.Delegate } || IsFresh(instance) || !IsStored(instance, property.Property))
        {
            return;
        }

        var effect = new Effect(Descriptors.EntityIsChangedRelatively, change.Syntax.ToString(), change).Saying(Display.Of(member)).OnCommit();
        Add(instance is IInstanceReferenceOperation ? effect.Asking(OpenQuestion.Receiver, 0) : effect);
    }

    private bool IsStored(IOperation instance, IPropertySymbol property)
    {
        if (_scope.Engine.Entities.IsEntity(property.ContainingType) || _scope.Engine.Entities.IsEntity(instance.Type))
        {
            return _scope.Method.MethodKind != MethodKind.Constructor;
        }

        // The context may stand in another assembly: what a query gives is stored all the same. What is only made from it, like a sum, is not.
        var isOurs = property.ContainingType.DeclaringSyntaxReferences.Length > 0;
        foreach (var part in Reachable.From(instance, _scope))
        {
            if (Subjects.EntityOf(part.Type) is { } entity && (!isOurs || SymbolEqualityComparer.Default.Equals(entity, property.ContainingType)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for an object that the method itself has made.</summary>
    private bool IsFresh(IOperation instance)
    {
        instance = Unwrapped.Of(instance);
        return instance switch
        {
            IObjectCreationOperation => true,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => true,
            ILocalReferenceOperation local => _scope.Body.Values.TryGetValue(local.Local, out var values)
                && values.TrueForAll(static value => Unwrapped.Of(value) is IObjectCreationOperation),
            _ => false,
        };
    }

    private void JudgeStaticTarget(CallSite call, ApiEffect row)
    {
        var target = row.Condition == "static-target" ? call.Argument(0) : call.Instance;
        if (target is not null && StaticState.RootOf(target) is { } field && StaticState.IsShared(field))
        {
            Add(new Effect(row.Rule!, call.Subject, call.Operation).Saying(Display.Of(field)));
        }
    }
}
