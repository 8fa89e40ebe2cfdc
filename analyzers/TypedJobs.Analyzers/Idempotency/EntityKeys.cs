using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Tells whether an entity that is added has a key which a second attempt gives it again.</summary>
internal sealed class EntityKeys
{
    private readonly MethodScope _scope;
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    public EntityKeys(MethodScope scope) => _scope = scope;

    /// <summary>The entity that an Add, AddRange or RemoveRange is about.</summary>
    public static ITypeSymbol? EntityOf(CallSite call)
    {
        if (Subjects.EntityOf(call.Method.ContainingType) is { } entity)
        {
            return entity;
        }

        return FromArgument(call);
    }

    /// <summary>All that one call is about: <c>db.AddRange(order, receipt)</c>.</summary>
    public static IEnumerable<ITypeSymbol> EntitiesOf(CallSite call)
    {
        if (EntityOf(call) is { } only)
        {
            return [only];
        }

        var entities = new List<ITypeSymbol>();
        if (call.Arguments.Length > 0 && Unwrapped.Of(call.Arguments[0].Value) is IArrayCreationOperation { Initializer: { } elements })
        {
            foreach (var element in elements.ElementValues)
            {
                if (Subjects.ElementOf(Unwrapped.Of(element).Type) is { } entity && !entities.Contains(entity, SymbolEqualityComparer.Default))
                {
                    entities.Add(entity);
                }
            }
        }

        return entities;
    }

    private static ITypeSymbol? FromArgument(CallSite call)
        => call.Arguments.Length > 0 ? Subjects.ElementOf(Unwrapped.Of(call.Arguments[0].Value).Type) : null;

    /// <summary>Stable when every creation that the value leads to sets a key property to a value that is the same in every attempt.</summary>
    public KeyFinding Of(IOperation value, ITypeSymbol entity)
    {
        _visited.Clear();
        var finding = new Finding();
        Visit(value, entity, _scope.Engine.Entities.KeyOf(entity), finding);
        return new KeyFinding(finding.State, finding.Source, finding.Parameters);
    }

    private void Visit(IOperation value, ITypeSymbol entity, IReadOnlyCollection<string> keys, Finding finding)
    {
        value = Unwrapped.Of(value);
        switch (value)
        {
            case IObjectCreationOperation creation when Is(creation.Type, entity):
                NoteCreation(creation, keys, finding);
                return;
            case ILocalReferenceOperation local:
                VisitLocal(local.Local, entity, keys, finding);
                return;
            case IParameterReferenceOperation parameter:
                finding.Parameters |= _scope.BitOf(parameter.Parameter);
                return;
            case IInvocationOperation call when Is(Unwrapped.Of(call).Type, entity) || Is(ResultOf(call.Type), entity):
                NoteFactory(call, entity, keys, finding);
                return;
        }

        foreach (var child in value.ChildOperations)
        {
            Visit(child, entity, keys, finding);
        }
    }

    private void VisitLocal(ISymbol local, ITypeSymbol entity, IReadOnlyCollection<string> keys, Finding finding)
    {
        if (!_visited.Add(local))
        {
            return;
        }

        if (_scope.Body.MemberWrites.TryGetValue(local, out var writes))
        {
            foreach (var write in writes)
            {
                if (Contains(keys, write.Member.Name))
                {
                    Judge(write.Value, finding);
                }
            }
        }

        if (_scope.Body.Values.TryGetValue(local, out var values))
        {
            foreach (var given in values)
            {
                Visit(given, entity, keys, finding);
            }
        }
    }

    private void NoteCreation(IObjectCreationOperation creation, IReadOnlyCollection<string> keys, Finding finding)
    {
        foreach (var key in keys)
        {
            if (Creations.ValueOf(creation, key) is { } given)
            {
                Judge(given, finding);
            }
        }
    }

    /// <summary>Order.Create(orderId, …): an argument named like the key is the key.</summary>
    private void NoteFactory(IInvocationOperation call, ITypeSymbol entity, IReadOnlyCollection<string> keys, Finding finding)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue
                && (Contains(keys, parameter.Name) || string.Equals(parameter.Name, "id", StringComparison.OrdinalIgnoreCase)))
            {
                Judge(argument.Value, finding);
            }
        }
    }

    private void Judge(IOperation value, Finding finding)
    {
        var facts = _scope.Values.Of(value);
        if (facts.Unstable is { } source)
        {
            finding.State = KeyState.Unstable;
            finding.Source = source;
        }
        else if (!facts.IsConstant && finding.State != KeyState.Unstable)
        {
            finding.State = KeyState.Stable;
            finding.Parameters |= facts.Parameters;
        }
    }

    private static ITypeSymbol? ResultOf(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } ? arguments[0] : type;

    private static bool Is(ITypeSymbol? type, ITypeSymbol entity)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, entity.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(IReadOnlyCollection<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Finding
    {
        public KeyState State { get; set; }

        public string? Source { get; set; }

        public uint Parameters { get; set; }
    }
}
