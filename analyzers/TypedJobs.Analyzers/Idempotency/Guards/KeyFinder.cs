using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Looks for an idempotency key in what a call is given: an argument, a property or header of a request object, or
/// <c>job.IdempotencyKey</c> anywhere in it.</summary>
internal sealed class KeyFinder
{
    private readonly MethodScope _scope;
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private KeyState _state;
    private string? _source;
    private uint _parameters;
    private bool _isCertain;
    private bool _isEnqueue;
    private bool _isMessage;

    public KeyFinder(MethodScope scope) => _scope = scope;

    public KeyFinding In(CallSite call, params string[] alsoKeys)
    {
        Reset();
        return Visit(call, alsoKeys);
    }

    /// <summary>The id of a message. A number called <c>Id</c> names what the message is about: <c>new OrderPaid(order.Id)</c>.</summary>
    public KeyFinding OfMessage(CallSite call)
    {
        Reset();
        _isMessage = true;
        return Visit(call, ["Id"]);
    }

    private KeyFinding Visit(CallSite call, string[] alsoKeys)
    {
        foreach (var argument in call.Arguments)
        {
            Visit(argument, alsoKeys);
        }

        // A client made for this call may carry the key in its default headers.
        if (call.Instance is { } instance)
        {
            Visit(instance, alsoKeys);
        }

        return new KeyFinding(_state, _source, _parameters, _isCertain);
    }

    public KeyFinding In(IOperation value, params string[] alsoKeys)
    {
        Reset();
        Visit(value, alsoKeys);
        return new KeyFinding(_state, _source, _parameters, _isCertain);
    }

    /// <summary>The id that a job is enqueued with. Its arguments have names of the user's choosing: a payload called <c>id</c> is no id of the job.</summary>
    public KeyFinding OfEnqueue(IOperation call)
    {
        Reset();
        _isEnqueue = true;
        Visit(call, []);
        return new KeyFinding(_state, _source, _parameters, _isCertain);
    }

    /// <summary>True when the job's own id or key is passed as it is: whoever takes it knows what it is for.</summary>
    public bool PassesJobKey(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            var value = Unwrapped.Of(argument.Value);
            if (value is IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance })
            {
                value = Unwrapped.Of(instance);
            }

            if (IsJobKey(value) || (argument.Parameter is { } parameter && Names.IsCertainlyKey(parameter.Name) && IsStable(argument.Value)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsStable(IOperation value) => _scope.Values.Of(value) is { IsNull: false, IsConstant: false, Unstable: null };

    private void Reset()
    {
        _visited.Clear();
        _state = KeyState.None;
        _source = null;
        _parameters = 0;
        _isCertain = false;
        _isEnqueue = false;
        _isMessage = false;
    }

    private void Visit(IOperation operation, string[] alsoKeys)
    {
        if (_state == KeyState.Stable)
        {
            return;
        }

        switch (operation)
        {
            case IArgumentOperation { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue } argument when IsKey(parameter.Name, parameter.Type, alsoKeys):
                Judge(argument.Value, parameter.Name);
                break;
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment when IsKey(member.Member.Name, member.Type, alsoKeys):
                Judge(assignment.Value, member.Member.Name);
                break;
            case IInvocationOperation { TargetMethod: { Name: "WithId", ContainingType: { } holder }, Arguments.Length: 1 } named when TypeNames.IsInNamespace(holder, "TypedJobs"):
                Judge(named.Arguments[0].Value, "id");
                break;
            case IInvocationOperation call when HeaderValue(call, out var header) is { } value:
                Judge(value, header);
                break;
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } when _visited.Add(function):
                VisitReturned(function, alsoKeys);
                break;
            case ILocalReferenceOperation local:
                VisitLocal(local.Local, alsoKeys);
                break;
            case IParameterReferenceOperation parameter:
                VisitParameter(parameter.Parameter, alsoKeys);
                break;
            case var key when IsJobKey(key):
                _state = KeyState.Stable;
                return;
        }

        foreach (var child in operation.ChildOperations)
        {
            Visit(child, alsoKeys);
        }
    }

    private void VisitReturned(IMethodSymbol function, string[] alsoKeys)
    {
        if (_scope.Body.LocalFunctions.TryGetValue(function, out var known) && known.Operation.Body is { } body)
        {
            foreach (var part in body.Descendants())
            {
                if (part is IReturnOperation { ReturnedValue: { } value })
                {
                    Visit(value, alsoKeys);
                }
            }
        }
    }

    private void VisitLocal(ISymbol local, string[] alsoKeys)
    {
        if (!_visited.Add(local))
        {
            return;
        }

        if (_scope.Body.Values.TryGetValue(local, out var values))
        {
            foreach (var value in values)
            {
                Visit(value, alsoKeys);
            }
        }

        VisitWrites(local, alsoKeys);
    }

    private void VisitParameter(IParameterSymbol parameter, string[] alsoKeys)
    {
        _parameters |= _scope.BitOf(parameter);
        if (Names.IsCertainlyKey(parameter.Name) && _scope.IsJob)
        {
            _state = KeyState.Stable;
        }

        if (_visited.Add(parameter))
        {
            VisitWrites(parameter, alsoKeys);
        }
    }

    private void VisitWrites(ISymbol holder, string[] alsoKeys)
    {
        if (_scope.Body.MemberWrites.TryGetValue(holder, out var writes))
        {
            foreach (var write in writes)
            {
                if (IsKey(write.Member.Name, write.Value.Type, alsoKeys))
                {
                    Judge(write.Value, write.Member.Name);
                }
            }
        }

        if (_scope.Body.LocalCalls.TryGetValue(holder, out var calls))
        {
            foreach (var call in calls)
            {
                if (HeaderValue(call, out var header) is { } value)
                {
                    Judge(value, header);
                }
            }
        }
    }

    private void Judge(IOperation value, string name)
    {
        var facts = _scope.Values.Of(value);
        if (facts.Unstable is { } source)
        {
            _state = KeyState.Unstable;
            _source = source;
            _isCertain = Names.IsCertainlyKey(name);
        }
        else if (OptionalKeys(facts.Parameters) is var optional and not 0)
        {
            // Whether there is a key at all is known to who calls: Post(url, body, idempotencyKey: null).
            _parameters |= optional;
        }
        else if (facts.IsConstant && IsText(value) && !Names.IsCertainlyKey(name))
        {
            // "return-client-request-id: true" switches something on; it names no request.
            return;
        }
        else if (!facts.IsNull)
        {
            _state = facts.IsConstant && IsText(value) ? KeyState.Constant : KeyState.Stable;
            _source = _state == KeyState.Constant && _scope.Texts.Of(value) is { } text ? "\"" + text + "\"" : null;
        }
    }

    /// <summary>Those of the parameters that are keys by their name and may be left out.</summary>
    private uint OptionalKeys(uint parameters)
    {
        uint optional = 0;
        foreach (var parameter in _scope.Method.Parameters)
        {
            if (parameter is { IsOptional: true, HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && Names.IsCertainlyKey(parameter.Name))
            {
                optional |= _scope.BitOf(parameter) & parameters;
            }
        }

        return optional;
    }

    private static bool IsText(IOperation value) => value.Type?.SpecialType == SpecialType.System_String;

    private bool IsKey(string name, ITypeSymbol? type, string[] alsoKeys)
    {
        if (_isEnqueue)
        {
            return Names.IsCertainlyKey(name);
        }

        return Names.IsKey(name) || (!(_isMessage && IsNumber(type)) && Array.Exists(alsoKeys, key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>The value of <c>headers.Add("Idempotency-Key", value)</c> and its like; null for any other call.</summary>
    private IOperation? HeaderValue(IInvocationOperation call, out string header)
    {
        header = "";
        if (call.Arguments.Length < 2 || !(call.TargetMethod.Name.StartsWith("Add", StringComparison.Ordinal)
            || call.TargetMethod.Name.StartsWith("TryAdd", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("With", StringComparison.Ordinal)
            || call.TargetMethod.Name.StartsWith("Set", StringComparison.Ordinal)))
        {
            return null;
        }

        for (var i = 0; i + 1 < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Value.ConstantValue is { HasValue: true, Value: string name } && IsHeader(name))
            {
                header = name;
                return call.Arguments[i + 1].Value;
            }
        }

        return null;
    }

    private bool IsHeader(string name) => Names.IsKey(name) || _scope.Engine.Settings.KeyHeaders.Contains(name);

    private static bool IsJobKey(IOperation operation)
        => operation is IPropertyReferenceOperation { Property: { Name: "IdempotencyKey" or "Id", ContainingType: { Name: "JobContext" } type } }
            && TypeNames.Is(type, "TypedJobs.JobContext");
}
