using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds the method and the path of an HTTP request.</summary>
internal sealed class HttpRequests
{
    // A POST because the question is too long for a GET, or because nobody asked RFC 9110: a second one changes nothing. So it is with what ends in
    // a state whatever it was before: purged is purged.
    private static readonly string[] ReadingWords =
    [
        "search", "query", "graphql", "token", "login", "auth", "oauth", "validate", "verify", "introspect", "check", "exists", "count", "preview",
        "calculate", "list", "filter", "lookup", "find", "match", "get", "has", "is", "estimate", "quote", "authenticate", "authorize", "signin", "read",
        "purge", "invalidate", "flush", "ping", "heartbeat", "refresh",
    ];

    private readonly MethodScope _scope;
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    public HttpRequests(MethodScope scope) => _scope = scope;

    /// <summary>The rule for the request's method; null when it is idempotent or not known.</summary>
    public DiagnosticDescriptor? RuleOf(IOperation request, out uint parameters)
    {
        _visited.Clear();
        parameters = 0;
        return MadeElsewhere(request) ?? MethodOf(request, ref parameters)?.ToUpperInvariant() switch
        {
            "POST" => Descriptors.PostIsRepeated,
            "PATCH" => Descriptors.PatchIsRepeated,
            _ => null,
        };
    }

    /// <summary>The rule for the request that the method at hand makes for others; null when it makes none, gives it a key, or makes different ones.</summary>
    public DiagnosticDescriptor? RuleOfReturned()
    {
        DiagnosticDescriptor? rule = null;
        foreach (var value in _scope.Body.Returns)
        {
            if (value.Type is not { Name: "HttpRequestMessage" or "RestRequest" } || RuleOf(value, out _) is not { } found || (rule is not null && !Equals(rule, found))
                || AllOnlyAsk(value) || _scope.Keys.In(value).State is KeyState.Stable or KeyState.Unstable)
            {
                return null;
            }

            rule = found;
        }

        return rule;
    }

    /// <summary>True when the path says that the POST only asks.</summary>
    public bool OnlyAsks(CallSite call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && (OnlyAsks(argument.Value) || AllOnlyAsk(argument.Value) || AsksForToken(argument.Value)))
            {
                return true;
            }
        }

        return call.Receiver is { } receiver && OnlyAsks(BaseOf(receiver));
    }

    /// <summary>True for what OAuth 2.0 calls a token request (RFC 6749, 4): its body names a <c>grant_type</c>.</summary>
    private bool AsksForToken(IOperation content)
    {
        foreach (var part in Reachable.From(content, _scope))
        {
            if (IsGrantType(part))
            {
                return true;
            }

            if (part is ILocalReferenceOperation local && _scope.Body.LocalCalls.TryGetValue(local.Local, out var calls)
                && calls.Exists(call => call.TargetMethod.Name is "Add" or "AddParameter" or "Append" && call.Arguments.Length > 0 && ContainsGrantType(call.Arguments[0])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsGrantType(IOperation argument)
    {
        foreach (var part in argument.DescendantsAndSelf())
        {
            if (IsGrantType(part))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGrantType(IOperation part)
        => part.ConstantValue is { HasValue: true, Value: string text } && text.StartsWith("grant_type", StringComparison.Ordinal);

    private bool OnlyAsks(IOperation? url)
    {
        if (url is null || _scope.Texts.Of(url) is not { } text)
        {
            return false;
        }

        var query = text.IndexOf('?');
        var path = (query < 0 ? text : text.Substring(0, query)).TrimEnd('/');
        if (path.Length == 0 || path.IndexOf(' ') >= 0 || path.IndexOf('{') >= 0)
        {
            return false;
        }

        if (Reads(path.Substring(path.LastIndexOf('/') + 1)))
        {
            return true;
        }

        foreach (var pattern in _scope.Engine.Settings.HttpPaths)
        {
            if (path.EndsWith(pattern.TrimStart('*'), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a last segment that is, or begins with, a word for asking: <c>_search</c>, <c>get-details</c>, <c>checkLicense</c>.</summary>
    private static bool Reads(string segment)
    {
        segment = segment.TrimStart('_');
        foreach (var word in ReadingWords)
        {
            if (segment.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (segment.Length == word.Length || !char.IsLower(segment[word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a fluent chain begins with: the URL of <c>url.WithHeader(…).PostJsonAsync(…)</c>.</summary>
    private static IOperation BaseOf(IOperation receiver)
    {
        receiver = Unwrapped.Of(receiver);
        while (receiver is IInvocationOperation call && (call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { } inner)
        {
            receiver = Unwrapped.Of(inner);
        }

        return receiver;
    }

    /// <summary>The rule for a request that a method of this compilation makes; a key that it is given is looked for by who asks.</summary>
    private DiagnosticDescriptor? MadeElsewhere(IOperation request)
    {
        request = Unwrapped.Of(request);
        if (request is ILocalReferenceOperation { Local: var local } && _scope.Body.Values.TryGetValue(local, out var values) && values.Count == 1
            && !(_scope.Body.MemberWrites.TryGetValue(local, out var writes) && writes.Exists(static write => write.Member.Name == "Method")))
        {
            request = Unwrapped.Of(values[0]);
        }

        return request is IInvocationOperation call ? _scope.Callee(call)?.ReturnedRequest : null;
    }

    private string? MethodOf(IOperation request, ref uint parameters)
    {
        request = Unwrapped.Of(request);
        switch (request)
        {
            case IObjectCreationOperation creation:
                return MethodName(Creations.ValueOf(creation, "Method"));
            case ILocalReferenceOperation local when _visited.Add(local.Local):
                return OfLocal(local.Local, ref parameters);
            case IParameterReferenceOperation parameter:
                parameters |= _scope.BitOf(parameter.Parameter);
                return null;
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } when _visited.Add(function):
                return OfLocalFunction(function, ref parameters);
            default:
                return null;
        }
    }

    private string? OfLocal(ISymbol local, ref uint parameters)
    {
        if (_scope.Body.MemberWrites.TryGetValue(local, out var writes))
        {
            foreach (var write in writes)
            {
                if (write.Member.Name == "Method")
                {
                    return MethodName(write.Value);
                }
            }
        }

        if (_scope.Body.Values.TryGetValue(local, out var values))
        {
            foreach (var value in values)
            {
                if (MethodOf(value, ref parameters) is { } method)
                {
                    return method;
                }
            }
        }

        return null;
    }

    private string? OfLocalFunction(IMethodSymbol function, ref uint parameters)
    {
        if (_scope.Body.LocalFunctions.TryGetValue(function, out var known) && known.Operation.Body is { } body)
        {
            foreach (var part in body.Descendants())
            {
                if (part is IReturnOperation { ReturnedValue: { } value } && MethodOf(value, ref parameters) is { } method)
                {
                    return method;
                }
            }
        }

        return null;
    }

    private string? MethodName(IOperation? method)
    {
        if (method is null)
        {
            return null;
        }

        method = Unwrapped.Of(method);
        return method switch
        {
            IPropertyReferenceOperation { Instance: null } property => property.Property.Name,
            IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } field => field.Field.Name,
            IObjectCreationOperation { Arguments.Length: 1 } creation => _scope.Texts.Of(creation.Arguments[0].Value),
            ILocalReferenceOperation local when _scope.Body.Values.TryGetValue(local.Local, out var values) && values.Count == 1 => MethodName(values[0]),
            _ => null,
        };
    }

    /// <summary>True when every request that the value may hold only asks.</summary>
    private bool AllOnlyAsk(IOperation request)
    {
        request = Unwrapped.Of(request);
        return request is ILocalReferenceOperation local && _scope.Body.Values.TryGetValue(local.Local, out var values)
            ? values.TrueForAll(value => OnlyAsks(UrlOf(value)))
            : OnlyAsks(UrlOf(request));
    }

    private static IOperation? UrlOf(IOperation request)
    {
        request = Unwrapped.Of(request);
        if (request is not IObjectCreationOperation creation)
        {
            return null;
        }

        var url = Creations.ValueOf(creation, "RequestUri") ?? Creations.ValueOf(creation, "Resource") ?? (creation.Type?.Name == "Uri" ? FirstArgument(creation) : null);
        return url is not null && Unwrapped.Of(url) is IObjectCreationOperation { Arguments.Length: > 0 } uri ? uri.Arguments[uri.Arguments.Length - 1].Value : url;
    }

    private static IOperation? FirstArgument(IObjectCreationOperation creation) => creation.Arguments.Length > 0 ? creation.Arguments[0].Value : null;
}
