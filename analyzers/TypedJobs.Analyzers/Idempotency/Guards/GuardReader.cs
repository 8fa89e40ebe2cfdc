using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds the guards in a body: once-blocks, claims, tests and the flags they test, expected conflicts.</summary>
internal sealed partial class GuardReader
{
    private static readonly string[] CommitNames =
        ["SaveChanges", "SaveChangesAsync", "SaveEntitiesAsync", "Commit", "CommitAsync", "Complete", "CompleteAsync", "Save", "SaveAsync"];

    private readonly MethodScope _scope;
    private readonly ClaimReader _claims;
    private readonly GuardMap _map = new();

    private GuardReader(MethodScope scope)
    {
        _scope = scope;
        _claims = new ClaimReader(scope);
    }

    public static GuardMap Read(MethodScope scope)
    {
        var reader = new GuardReader(scope);
        foreach (var branch in scope.Body.Branches)
        {
            reader.ReadBranch(branch);
        }

        foreach (var filter in scope.Body.Filters)
        {
            reader.ReadFilter(filter);
        }

        foreach (var step in scope.Body.Steps)
        {
            reader.ReadStep(step.Operation);
        }

        foreach (var attempt in scope.Body.Tries)
        {
            reader.ReadTry(attempt);
        }

        reader._map.Locks.AddRange(scope.Body.Locks);
        new MarkReader(scope, reader._map).Read();
        return reader._map;
    }

    private void ReadBranch(MethodBody.Branch branch)
    {
        var polarity = _claims.Polarity(branch.Condition);
        if (polarity != 0)
        {
            _map.Claimed.AddRange(polarity > 0 ? branch.WhenTrue : branch.WhenFalse);
        }

        var presence = new PresenceReader(_scope).Polarity(branch.Condition);
        foreach (var subject in _scope.Subjects.Of(branch.Condition))
        {
            // What a queue holds guards the branch for "nothing there"; in the other one the next attempt finds the same again.
            if (subject[0] != 'Q' || presence <= 0)
            {
                AddTested(subject, branch.WhenTrue);
            }

            if (subject[0] != 'Q' || presence >= 0)
            {
                AddTested(subject, branch.WhenFalse);
            }

            if (subject[0] == 'E' && presence != 0)
            {
                AddTested(presence > 0 ? Subjects.Present(subject) : Subjects.Missing(subject), branch.WhenTrue);
                AddTested(presence > 0 ? Subjects.Missing(subject) : Subjects.Present(subject), branch.WhenFalse);
            }
        }
    }

    private void AddTested(string subject, List<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            _map.Tested.Add(new KeyValuePair<string, TextSpan>(subject, span));
        }
    }

    /// <summary>What a query filters by is tested for all that follows: Where(m => m.SentAt == null).</summary>
    private void ReadFilter(IOperation filter)
    {
        var rest = TextSpan.FromBounds(filter.Syntax.SpanStart, int.MaxValue);
        foreach (var subject in _scope.Subjects.Of(filter))
        {
            if (!subject.StartsWith("E:", StringComparison.Ordinal))
            {
                _map.Tested.Add(new KeyValuePair<string, TextSpan>(subject, rest));
            }
        }

        // Where(p => !db.Sent.Any(s => s.Id == p.Id)) looks into another set.
        foreach (var part in filter.Descendants())
        {
            if (part is IPropertyReferenceOperation property && Subjects.EntityOf(property.Type) is { } inner)
            {
                _map.Tested.Add(new KeyValuePair<string, TextSpan>(Subjects.Entity(inner), rest));
            }
        }
    }

    private void ReadStep(IOperation step)
    {
        switch (step)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: not null } property }:
                Set(Subjects.Property(property.Property), step);
                break;
            case ICompoundAssignmentOperation { Target: IPropertyReferenceOperation property }:
                Set(Subjects.Property(property.Property), step);
                break;
            case IInvocationOperation call:
                ReadCall(call);
                break;
        }
    }

    private void ReadCall(IInvocationOperation call)
    {
        var site = new CallSite(call);
        if (TypedJobsCalls.IsOnce(call.TargetMethod))
        {
            foreach (var argument in call.Arguments)
            {
                // The key is made before the guard is asked.
                if (argument.Parameter?.Type.SpecialType != SpecialType.System_String)
                {
                    _map.Once.Add(argument.Syntax.Span);
                    AddLambdasOf(argument.Value);
                }
            }

            return;
        }

        var row = EffectTable.Find(site.Method);
        if (row is { Kind: EffectKind.Locks } || Names.IsLock(site.Method))
        {
            _map.Locks.Add(BranchReader.RestOfBlock(call));
        }

        if (ClaimReader.IsConditionOfTransaction(site))
        {
            ReadTransaction(site);
        }

        ReadSql(site);
        ReadEntities(site, row);
        if (_scope.Callee(call) is { } callee)
        {
            ReadCallee(callee, call);
        }
        else if (Names.IsMark(site.Method.Name) && site.Method.ContainingType is { } type && !TypeNames.IsInNamespace(type, "System"))
        {
            Set(Subjects.Service(type), call);
        }
    }

    /// <summary>What a Redis transaction holds happens only while its condition does.</summary>
    private void ReadTransaction(CallSite condition)
    {
        if (condition.Instance is { } instance && Unwrapped.Of(instance) is ILocalReferenceOperation { Local: var transaction }
            && _scope.Body.LocalCalls.TryGetValue(transaction, out var calls))
        {
            foreach (var call in calls)
            {
                _map.Claimed.Add(call.Syntax.Span);
            }
        }
    }

    /// <summary>A lambda that stands in a local first runs once as well, if nothing but once-blocks is given it.</summary>
    private void AddLambdasOf(IOperation effect)
    {
        if (Unwrapped.Of(effect) is not ILocalReferenceOperation { Local: var local } || _scope.Body.LocalCalls.ContainsKey(local)
            || !_scope.Body.Values.TryGetValue(local, out var values) || !_scope.Body.PassedTo.TryGetValue(local, out var uses)
            || !uses.TrueForAll(static use => use.Parent is IInvocationOperation call && TypedJobsCalls.IsOnce(call.TargetMethod)))
        {
            return;
        }

        foreach (var value in values)
        {
            _map.Once.Add(value.Syntax.Span);
        }
    }

    private void ReadSql(CallSite site)
    {
        foreach (var statement in SqlCalls.Read(site, _scope))
        {
            if (statement.Verb is "DELETE" or "TRUNCATE")
            {
                _map.Clears.Add(new KeyValuePair<string, TextSpan>(Subjects.Table(statement.Table), site.Operation.Syntax.Span));
            }
            else if (statement.Verb is "INSERT" or "MERGE" or "REPLACE")
            {
                // A row that was looked for and is then inserted is a flag; a row that was loaded and is then updated is not.
                Set(Subjects.Table(statement.Table), site.Operation);
            }

            foreach (var column in statement.Sets)
            {
                Set(Subjects.Column(column), site.Operation);
            }

            // SELECT … WHERE sent_at IS NULL tests what the loop over its rows sets.
            if (statement.Verb == "SELECT")
            {
                foreach (var column in statement.Tests)
                {
                    _map.Tested.Add(new KeyValuePair<string, TextSpan>(Subjects.Column(column), TextSpan.FromBounds(site.Operation.Syntax.Span.End, int.MaxValue)));
                }
            }
        }
    }

    private void ReadEntities(CallSite site, ApiEffect? row)
    {
        if (row is { Kind: EffectKind.Commits } || (row is null && IsUnseenCommit(site.Method)))
        {
            _map.Commits.Add(site.Operation.Syntax.Span);
        }
        else if (row is { Kind: EffectKind.Clears } && ClearedEntity(site) is { } cleared)
        {
            _map.Clears.Add(new KeyValuePair<string, TextSpan>(Subjects.Entity(cleared), site.Operation.Syntax.Span));
        }
        else if (row is { Condition: "entity-add" })
        {
            foreach (var added in EntityKeys.EntitiesOf(site))
            {
                Set(Subjects.Entity(added), site.Operation);
            }
        }
        else if (row is { Condition: "setters" })
        {
            foreach (var property in BulkUpdates.SetProperties(site))
            {
                Set(Subjects.Property(property), site.Operation);
            }
        }
    }

    private static ITypeSymbol? ClearedEntity(CallSite site)
    {
        if (site.Method.Name == "RemoveRange")
        {
            return EntityKeys.EntityOf(site);
        }

        return site.Receiver?.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } ? arguments[0]
            : site.Operation is IInvocationOperation { Arguments.Length: > 0 } call && call.Arguments[0].Value.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } query } ? query[0]
            : null;
    }

    private void ReadCallee(MethodSummary callee, IOperation call)
    {
        foreach (var subject in callee.Sets)
        {
            Set(subject, call);
        }

        foreach (var subject in callee.Clears)
        {
            _map.Clears.Add(new KeyValuePair<string, TextSpan>(subject, call.Syntax.Span));
        }

        // A method that gives what is still open has asked for it: GetUnsentAsync.
        foreach (var subject in callee.Asks)
        {
            if (subject[0] is 'P' or 'C')
            {
                _map.Tested.Add(new KeyValuePair<string, TextSpan>(subject, TextSpan.FromBounds(call.Syntax.Span.End, int.MaxValue)));
            }
        }

        if (callee.Commits)
        {
            _map.Commits.Add(call.Syntax.Span);
        }
    }

    /// <summary>True for the save of a unit of work whose implementation is elsewhere.</summary>
    private bool IsUnseenCommit(IMethodSymbol method)
        => Array.IndexOf(CommitNames, method.Name) >= 0 && !TypeNames.IsInNamespace(method.ContainingType, "System") && _scope.Target(method) is null;

    private void Set(string subject, IOperation site) => _map.Sets.Add(new KeyValuePair<string, TextSpan>(subject, site.Syntax.Span));
}
