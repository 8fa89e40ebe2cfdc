using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Names what a piece of code asks about or sets, so that a check can be matched with the effect it guards: an entity <c>E:Order</c>, a table
/// <c>T:ORDERS</c>, a property <c>P:Order.SentAt</c>, a column <c>C:SENT_AT</c>, a service <c>M:ISentMails</c>, the queues of a library <c>Q:Hangfire</c>.</summary>
internal sealed class Subjects
{
    private readonly MethodScope _scope;
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    public Subjects(MethodScope scope) => _scope = scope;

    public static string Entity(ITypeSymbol type) => "E:" + type.Name;

    public static string Table(string name) => "T:" + name.ToUpperInvariant();

    public static string Column(string name) => "C:" + name.ToUpperInvariant();

    public static string Property(IPropertySymbol property) => "P:" + property.ContainingType.Name + "." + property.Name;

    public static string Service(ITypeSymbol type) => "M:" + type.Name;

    /// <summary>The queues of the library that a type belongs to, given as a metadata name.</summary>
    public static string Queue(string type) => "Q:" + type.Substring(0, Math.Max(0, type.IndexOf('.')));

    /// <summary>An entity that was looked for and is not there (or is there): what a row just added (or removed) then says of a second attempt.</summary>
    public static string Missing(string entity) => "-" + entity;

    public static string Present(string entity) => "+" + entity;

    /// <summary>The entity of a <c>DbSet</c>; null for any other type.</summary>
    public static ITypeSymbol? EntityOf(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "DbSet" or "IDbSet", TypeArguments: { Length: 1 } arguments } set
            && (TypeNames.IsInNamespace(set, "Microsoft.EntityFrameworkCore") || TypeNames.IsInNamespace(set, "System.Data.Entity"))
            ? arguments[0]
            : null;

    /// <summary>What the value of an expression is made from, through the locals in it.</summary>
    public HashSet<string> Of(IOperation operation)
    {
        _visited.Clear();
        var subjects = new HashSet<string>();
        Visit(operation, subjects);
        return subjects;
    }

    private void Visit(IOperation operation, HashSet<string> subjects)
    {
        if (EntityOf(operation.Type) is { } entity)
        {
            subjects.Add(Entity(entity));
        }

        switch (operation)
        {
            case ILocalReferenceOperation local:
                VisitLocal(local.Local, subjects);
                break;
            case IPropertyReferenceOperation { Instance: not null } property:
                AddProperty(property.Property, subjects);
                break;
            case IPropertySubpatternOperation { Member: IPropertyReferenceOperation property }:
                AddProperty(property.Property, subjects);
                break;
            case IInvocationOperation call:
                VisitCall(call, subjects);
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Visit(child, subjects);
        }
    }

    private void VisitLocal(ILocalSymbol local, HashSet<string> subjects)
    {
        if (!_visited.Add(local))
        {
            return;
        }

        if (ElementOf(local.Type) is { } element)
        {
            subjects.Add(Entity(element));
        }

        if (_scope.Body.Values.TryGetValue(local, out var values))
        {
            foreach (var value in values)
            {
                Visit(value, subjects);
            }
        }
    }

    private void VisitCall(IInvocationOperation call, HashSet<string> subjects)
    {
        foreach (var statement in SqlCalls.Read(new CallSite(call), _scope))
        {
            foreach (var table in statement.Reads)
            {
                subjects.Add(Table(table));
            }

            foreach (var column in statement.Tests)
            {
                subjects.Add(Column(column));
            }
        }

        if (EffectTable.Find(call.TargetMethod) is { Kind: EffectKind.Asks } row)
        {
            subjects.Add(Queue(row.Type));
        }

        if (_scope.Callee(call) is { } callee)
        {
            subjects.UnionWith(callee.Asks);
        }

        // repository.FindAsync(id), whose set is a type parameter there, gives an entity by its type here, as a local of that type does.
        if (ElementOf(call.Type) is { } given)
        {
            subjects.Add(Entity(given));
        }

        // "Was it sent?" asked of a service; "give me the order" is no question.
        if (IsQuestion(call) && call.TargetMethod.ContainingType is { } type && !TypeNames.IsInNamespace(type, "System"))
        {
            subjects.Add(Service(type));
        }
    }

    /// <summary>True for a call that is answered by yes or no.</summary>
    public static bool IsQuestion(IInvocationOperation call)
        => call.Type is { SpecialType: SpecialType.System_Boolean }
            || (call.Type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } && results[0].SpecialType == SpecialType.System_Boolean);

    private static void AddProperty(IPropertySymbol property, HashSet<string> subjects)
    {
        if (TypeNames.IsInNamespace(property.ContainingType, "System"))
        {
            return;
        }

        subjects.Add(Property(property));
        if (ElementOf(property.Type) is { } element)
        {
            subjects.Add(Entity(element));
        }
    }

    /// <summary>The class that a type is, or holds many of; null for strings, numbers and the like.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return ElementOf(array.ElementType);
            case INamedTypeSymbol { TypeArguments.Length: > 0 } generic when TypeNames.IsInNamespace(generic, "System"):
                return ElementOf(generic.TypeArguments[generic.TypeArguments.Length - 1]);
            case INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named when !TypeNames.IsInNamespace(named, "System"):
                return named;
            default:
                return null;
        }
    }
}
