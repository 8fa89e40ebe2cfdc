using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds where a body marks that something is done, and where the mark is written for good.</summary>
/// <remarks>Only values that end what a test found are marks: a state, a flag, a time, nothing, a row added or removed. A total that was tested and is
/// then computed anew is not.</remarks>
internal sealed class MarkReader
{
    private readonly MethodScope _scope;
    private readonly GuardMap _map;

    public MarkReader(MethodScope scope, GuardMap map)
    {
        _scope = scope;
        _map = map;
    }

    public void Read()
    {
        _map.Stored.AddRange(_map.Commits);
        foreach (var step in _scope.Body.Steps)
        {
            switch (step.Operation)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment:
                    ReadAssignment(target, assignment);
                    break;
                case IInvocationOperation call:
                    ReadCall(new CallSite(call));
                    break;
                case IObjectCreationOperation { Type: { Name: "TransactionScope" } type } creation when TypeNames.IsInNamespace(type, "System.Transactions"):
                    _map.Transactions.Add(Held(creation));
                    break;
            }
        }
    }

    private void ReadAssignment(IPropertyReferenceOperation target, ISimpleAssignmentOperation assignment)
    {
        if (target is { Property.IsIndexer: true, Instance: IPropertyReferenceOperation holder })
        {
            Add(_map.Sets, Subjects.Property(holder.Property), assignment);
        }
        else if (target.Instance is not null && IsMark(assignment.Value, target.Property.Type))
        {
            Add(_map.Marks, Subjects.Property(target.Property), assignment);
        }
    }

    private static bool IsMark(IOperation value, ITypeSymbol type)
    {
        var underlying = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } inner } ? inner[0] : type;
        return Unwrapped.Of(value).ConstantValue.HasValue || underlying is { TypeKind: TypeKind.Enum } or { Name: "DateTime" or "DateTimeOffset" or "DateOnly" or "Instant" };
    }

    private void ReadCall(CallSite site)
    {
        if (site.Method.Name is "Add" or "Remove" && site.Instance is IPropertyReferenceOperation { Property: { } collection } && Subjects.EntityOf(collection.Type) is null)
        {
            Add(_map.Sets, Subjects.Property(collection), site.Operation);
        }

        ReadEntities(site);
        foreach (var statement in SqlCalls.Read(site, _scope))
        {
            foreach (var column in statement.Sets)
            {
                Add(_map.Marks, Subjects.Column(column), site.Operation);
                _map.Stored.Add(site.Operation.Syntax.Span);
            }
        }

        if (_scope.Callee((IInvocationOperation)site.Operation) is { } callee)
        {
            foreach (var subject in callee.Marks)
            {
                Add(_map.Marks, subject, site.Operation);
            }
        }
    }

    private void ReadEntities(CallSite site)
    {
        var row = EffectTable.Find(site.Method);
        if (row is { Condition: "entity-add" } && EntityKeys.EntityOf(site) is { } added)
        {
            Add(_map.Marks, Subjects.Missing(Subjects.Entity(added)), site.Operation);
        }
        else if (row is not null && site.Method.Name is "Remove" or "RemoveRange" && EntityKeys.EntityOf(site) is { } removed)
        {
            Add(_map.Marks, Subjects.Present(Subjects.Entity(removed)), site.Operation);
        }
        else if (row is { Condition: "setters" })
        {
            foreach (var property in BulkUpdates.SetProperties(site))
            {
                Add(_map.Marks, Subjects.Property(property), site.Operation);
                _map.Stored.Add(site.Operation.Syntax.Span);
            }
        }
    }

    /// <summary>What a scope holds: the body of its using statement, or the rest of the block that declares it.</summary>
    private static TextSpan Held(IOperation creation)
    {
        for (var parent = creation.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IUsingOperation held)
            {
                return held.Body.Syntax.Span;
            }
        }

        return BranchReader.RestOfBlock(creation);
    }

    private static void Add(List<KeyValuePair<string, TextSpan>> places, string subject, IOperation site)
        => places.Add(new KeyValuePair<string, TextSpan>(subject, site.Syntax.Span));
}
