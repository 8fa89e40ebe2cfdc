using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class MethodJudge
{
    private void JudgeRow(CallSite call, ApiEffect row)
    {
        switch (row.Kind)
        {
            case EffectKind.Repeats:
                JudgeRepeated(call, row.Rule!);
                break;
            case EffectKind.Depends:
                JudgeConditional(call, row);
                break;
            case EffectKind.Safe:
                JudgeNames(call, row);
                JudgeClaimKey(call);
                break;
            case EffectKind.Throws:
                JudgeNames(call, row);
                Add(new Effect(Descriptors.RetryCannotSucceed, call.Subject, call.Operation));
                break;
            case EffectKind.Opaque:
                _unknown.Add(new Effect(Descriptors.EffectIsUnknown, call.Subject, call.Operation).In(_owner));
                break;
        }
    }

    private void JudgeRepeated(CallSite call, DiagnosticDescriptor rule)
    {
        switch (rule.Id)
        {
            case "TJ3001" or "TJ3002":
                JudgeHttp(call, rule);
                break;
            case "TJ3004":
                JudgeAppend(call);
                break;
            case "TJ3013" when _scope.Engine.Settings.HasOutbox:
                break;
            case "TJ3016":
                JudgeEnqueue(call);
                break;
            case "TJ3013":
                AddUnlessKeyed(new Effect(rule, call.Subject, call.Operation), _scope.Keys.OfMessage(call));
                break;
            case "TJ3017" or "TJ3018":
                AddUnlessKeyed(call, rule, rule.Id == "TJ3017" ? "OrderId" : "Id");
                break;
            case "TJ3012" when IsCountedClaim(call.Operation):
                break;
            case "TJ3005":
                Add(new Effect(rule, call.Subject, call.Operation).Saying(_scope.Texts.Of(call.Argument(0)) is { } copy ? SqlReader.TableOfCopy(copy) : "the target table"));
                break;
            default:
                Add(new Effect(rule, call.Subject, call.Operation));
                break;
        }
    }

    private void JudgeConditional(CallSite call, ApiEffect row)
    {
        switch (row.Condition)
        {
            case "sql":
                JudgeSql(call);
                break;
            case "http-request":
                JudgeRequest(call);
                break;
            case "upload-method":
                AddIf(call, row, call.Argument("method") is null);
                break;
            case "append-flag":
                JudgeAppendFlag(call, row);
                break;
            case "file-mode":
                JudgeFileMode(call, row);
                break;
            case "overwrite-flag":
                JudgeNames(call, row);
                AddIf(call, row, !(call.IsTrue("overwrite") || call.IsTrue("overwriteFiles")));
                break;
            case "blob-overwrite":
                JudgeNames(call, row);
                AddIf(call, row, !call.IsTrue("overwrite") && call.Argument("options") is null && call.Argument("conditions") is null && call.Argument("httpHeaders") is null);
                break;
            case "append-position":
                AddIf(call, row, call.Argument("conditions") is null && call.Argument("options") is null);
                break;
            case "entity-add" or "entity-update":
                if (row.Condition == "entity-add" || IsJustMade(call))
                {
                    foreach (var entity in EntityKeys.EntitiesOf(call))
                    {
                        JudgeEntity(call, entity);
                    }
                }

                break;
            case "setters":
                if (BulkUpdates.RelativeProperty(call) is { } property && !BulkUpdates.IsConditional(call))
                {
                    Add(new Effect(row.Rule!, call.Subject, call.Operation).Saying(Display.Of(property)));
                }

                break;
            case "create-keyed":
                JudgeCreateKeyed(call, row);
                break;
            case "static-target" or "static-receiver":
                JudgeStaticTarget(call, row);
                break;
            default:
                JudgeRareCondition(call, row);
                break;
        }
    }

    private void JudgeRareCondition(CallSite call, ApiEffect row)
    {
        switch (row.Condition)
        {
            case "stream-id":
                AddIf(call, row, call.Argument("messageId") is null && call.Argument("idempotentId") is null);
                break;
            case "redis-script":
                AddIf(call, row, RedisText.Repeats(_scope.Texts.Of(call.Argument("script"))));
                break;
            case "redis-command":
                AddIf(call, row, RedisText.IsRepeatedCommand(_scope.Texts.Of(call.Argument("command"))));
                break;
            case "dry-run":
                AddIf(call, row, !call.IsTrue("dryRun"));
                break;
            case "dynamo-update":
                AddIf(call, row, DynamoIsRelative(call));
                break;
            case "quartz-job":
                if (!HasIdentity(call))
                {
                    JudgeEnqueue(call);
                }

                break;
            default:
                throw new InvalidOperationException($"The row '{row.Type}.{row.Member}' of Effects.tsv names the condition '{row.Condition}', which nobody evaluates.");
        }
    }

    private void AddIf(CallSite call, ApiEffect row, bool repeats)
    {
        if (repeats)
        {
            Add(new Effect(row.Rule!, call.Subject, call.Operation));
        }
    }

    private void JudgeHttp(CallSite call, DiagnosticDescriptor rule)
    {
        if (!_requests.OnlyAsks(call) && !HasDefaultKey())
        {
            AddUnlessKeyed(call, rule);
        }
    }

    private void JudgeRequest(CallSite call)
    {
        if (call.Argument("request") is not { } request)
        {
            return;
        }

        if (_requests.RuleOf(request, out var parameters) is { } rule)
        {
            JudgeHttp(call, rule);
        }
        else if (parameters != 0)
        {
            var key = _scope.Keys.In(call);
            if (key.State is not KeyState.Stable)
            {
                Add(new Effect(Descriptors.PostIsRepeated, call.Subject, call.Operation).Asking(OpenQuestion.Request, parameters));
            }
        }
    }

    /// <summary>True when the method puts a stable key into the default headers of a client.</summary>
    private bool HasDefaultKey()
    {
        foreach (var step in _scope.Body.Steps)
        {
            if (step.Operation is IInvocationOperation { Instance: IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders" }, Arguments.Length: 2 } call
                && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string header } && Names.IsKey(header)
                && _scope.Values.Of(call.Arguments[1].Value) is { Unstable: null, IsConstant: false })
            {
                return true;
            }
        }

        return false;
    }

    private void JudgeSql(CallSite call)
    {
        var text = SqlCalls.TextOf(call, _scope, out var parameters);
        if (text is null)
        {
            var hidden = new Effect(Descriptors.SqlIsNotVisible, call.Subject, call.Operation).Saying("its text is not constant");
            Add(parameters != 0 ? hidden.Asking(OpenQuestion.Sql, parameters) : hidden);
            return;
        }

        foreach (var effect in OfSql(text, new Effect(Descriptors.InsertIsRepeated, call.Subject, call.Operation)))
        {
            // A row whose key is the job's own id, or the same in every attempt, is refused the second time.
            if (!Equals(effect.Rule, Descriptors.InsertIsRepeated) || !(_scope.Keys.In(call).State is KeyState.Stable || InsertsOneKey(call, text)))
            {
                Add(effect);
            }
        }
    }
}
