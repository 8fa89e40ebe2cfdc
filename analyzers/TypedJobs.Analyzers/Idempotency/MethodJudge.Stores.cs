using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class MethodJudge
{
    /// <summary>The effects of SQL, each like the one given.</summary>
    private static IEnumerable<Effect> OfSql(string text, Effect effect)
    {
        foreach (var statement in SqlReader.Read(text))
        {
            switch (statement.Effect)
            {
                case SqlEffect.Inserts:
                    yield return effect.As(Descriptors.InsertIsRepeated).Saying(TextFlow.Shown(statement.Table)).About(Subjects.Table(statement.Table)).Settled();
                    break;
                case SqlEffect.UpdatesRelatively:
                    yield return effect.As(Descriptors.RelativeUpdateIsRepeated).Saying(TextFlow.Shown(statement.Table) + "." + statement.Column).Settled();
                    break;
                case SqlEffect.Opaque:
                    yield return effect.As(Descriptors.SqlIsNotVisible).Saying("it is a stored procedure").Settled();
                    break;
            }
        }
    }

    /// <summary>True when the statement gives each row that it inserts a key which is the same in every attempt.</summary>
    private bool InsertsOneKey(CallSite call, string text)
    {
        foreach (var statement in SqlReader.Read(text))
        {
            if (statement.Effect == SqlEffect.Inserts && !(statement.KeyParameter.Length > 0 && ParameterOf(call, statement.KeyParameter) is { } key
                && _scope.Values.Of(key) is { IsNull: false, IsConstant: false, Unstable: null, Parameters: 0 }))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What an SQL parameter is given: a property of an argument, or a value added to the parameters of the command; null when it is not seen.</summary>
    private IOperation? ParameterOf(CallSite call, string name)
    {
        foreach (var argument in call.Arguments)
        {
            if (PropertyOf(Unwrapped.Of(argument.Value), name) is { } value)
            {
                return value;
            }
        }

        if (call.Instance is null || Unwrapped.Of(call.Instance) is not ILocalReferenceOperation command || !_scope.Body.LocalCalls.TryGetValue(command.Local, out var calls))
        {
            return null;
        }

        foreach (var added in calls)
        {
            if (added.TargetMethod.Name is "AddWithValue" && added.Arguments.Length == 2
                && added.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string given } && given.TrimStart('@', ':', '$') == name)
            {
                return added.Arguments[1].Value;
            }
        }

        return null;
    }

    private void JudgeAppend(CallSite call)
    {
        if (!(_scope.Texts.Of(call.Argument("path")) is { } path && path.EndsWith(".log", StringComparison.OrdinalIgnoreCase)))
        {
            Add(new Effect(Descriptors.FileIsAppendedTo, call.Subject, call.Operation));
        }
    }

    private void JudgeAppendFlag(CallSite call, ApiEffect row)
    {
        if (call.IsTrue("append"))
        {
            JudgeAppend(call);
        }
        else
        {
            JudgeNames(call, row);
        }
    }

    private void JudgeFileMode(CallSite call, ApiEffect row)
    {
        var mode = call.Argument("mode") is { } value ? Unwrapped.Of(value) : null;
        switch ((mode as IFieldReferenceOperation)?.Field.Name)
        {
            case "Append":
                JudgeAppend(call);
                break;
            case "CreateNew":
                Add(new Effect(Descriptors.RetryCannotSucceed, call.Subject, call.Operation));
                break;
            case "Create" or "OpenOrCreate":
                JudgeNames(call, row);
                break;
        }
    }

    /// <summary>TJ3014 when what names the thing written is another on every attempt.</summary>
    private void JudgeNames(CallSite call, ApiEffect row)
    {
        // A key that expires was meant to be one of many.
        if (call.Argument("expiry") is { ConstantValue: not { HasValue: true, Value: null } })
        {
            return;
        }

        foreach (var key in row.Keys)
        {
            if (NameOf(call, key) is { } name && !TemporaryNames.Is(name, _scope))
            {
                AddIfUnstable(name, call.Subject, Descriptors.NameChangesOnEveryAttempt, call.Operation);
            }
        }
    }

    private IOperation? NameOf(CallSite call, string key)
    {
        if (key == "@receiver")
        {
            return call.Receiver;
        }

        if (key[0] != '#')
        {
            return call.Argument(key);
        }

        foreach (var argument in call.Arguments)
        {
            if (PropertyOf(Unwrapped.Of(argument.Value), key.Substring(1)) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private IOperation? PropertyOf(IOperation value, string property)
    {
        if (value is ILocalReferenceOperation local)
        {
            if (_scope.Body.MemberWrites.TryGetValue(local.Local, out var writes))
            {
                foreach (var write in writes)
                {
                    if (string.Equals(write.Member.Name, property, StringComparison.OrdinalIgnoreCase))
                    {
                        return write.Value;
                    }
                }
            }

            return _scope.Body.Values.TryGetValue(local.Local, out var values) && values.Count == 1 ? PropertyOf(Unwrapped.Of(values[0]), property) : null;
        }

        return value is IObjectCreationOperation creation
            ? Creations.ValueOf(creation, property) ?? Creations.ValueOf(creation, char.ToUpperInvariant(property[0]) + property.Substring(1))
            : value is IAnonymousObjectCreationOperation anonymous ? Anonymous(anonymous, property) : null;
    }

    private static IOperation? Anonymous(IAnonymousObjectCreationOperation creation, string property)
    {
        foreach (var entry in creation.Initializers)
        {
            if (entry is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
                && string.Equals(target.Property.Name, property, StringComparison.OrdinalIgnoreCase))
            {
                return assignment.Value;
            }
        }

        return null;
    }

    /// <summary>A create that the store refuses a second time if its key is the same: TJ3014 when the key is not, TJ3018 when it is made up by the store.</summary>
    private void JudgeCreateKeyed(CallSite call, ApiEffect row)
    {
        foreach (var key in row.Keys)
        {
            if (NameOf(call, key) is { } name)
            {
                AddIfUnstable(name, call.Subject, Descriptors.NameChangesOnEveryAttempt, call.Operation);
                return;
            }
        }

        // Tables and Cosmos refuse a document without a key; only MongoDB makes one up. What is mapped or comes from elsewhere is not judged.
        if (row.Type.StartsWith("MongoDB.", StringComparison.Ordinal) && call.Arguments.Length > 0 && _scope.Keys.In(call).State is not KeyState.Stable)
        {
            var entity = Subjects.ElementOf(call.Arguments[0].Value.Type);
            var effect = new Effect(row.Rule!, call.Subject, call.Operation);
            Add(entity is null ? effect : effect.About(Subjects.Entity(entity)));
        }
    }

    /// <summary>TJ3024 for a claim under a constant key that never expires.</summary>
    private void JudgeClaimKey(CallSite call)
    {
        if (call.Operation is IInvocationOperation { TargetMethod.Name: "StringSet" or "StringSetAsync" } set
            && new ClaimReader(_scope).IsClaim(set) && call.Argument("key") is { } key && _scope.Values.Of(key) is { IsConstant: true, IsNull: false }
            && call.Argument("expiry") is null or { ConstantValue: { HasValue: true, Value: null } })
        {
            Add(new Effect(Descriptors.GuardKeyIsConstant, call.Subject, call.Operation).Saying(_scope.Texts.Of(key) is { } text ? "\"" + text + "\"" : "a constant"));
        }
    }

    private static bool IsCountedClaim(IOperation call)
    {
        // if (await db.StringIncrementAsync(key) > 1) return; — the count is the guard.
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThanOrEqual }:
                    return call is IInvocationOperation { TargetMethod.Name: "StringIncrement" or "StringIncrementAsync" or "HashIncrement" or "HashIncrementAsync" };
                case IAwaitOperation or IConversionOperation or IParenthesizedOperation:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private bool DynamoIsRelative(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            var request = Unwrapped.Of(argument.Value);
            if (PropertyOf(request, "UpdateExpression") is { } expression && PropertyOf(request, "ConditionExpression") is null
                && _scope.Texts.Of(expression) is { } text)
            {
                return RedisText.HasWord(text, "ADD") || text.IndexOf("list_append", StringComparison.OrdinalIgnoreCase) >= 0
                    || text.IndexOf(" + ", StringComparison.Ordinal) >= 0 || text.IndexOf(" - ", StringComparison.Ordinal) >= 0;
            }
        }

        return false;
    }

    private bool HasIdentity(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            foreach (var value in Reachable.From(argument.Value, _scope))
            {
                if (value is IInvocationOperation { TargetMethod.Name: "WithIdentity" })
                {
                    return true;
                }
            }
        }

        return false;
    }
}
