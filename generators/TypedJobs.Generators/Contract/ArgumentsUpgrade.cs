using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>An argument that tells the old parameter list from the new one.</summary>
internal readonly struct ArgumentEvidence
{
    public ArgumentEvidence(int index, WireKinds old, WireKinds @new)
    {
        Index = index;
        Old = old;
        New = @new;
    }

    public int Index { get; }

    /// <summary>Kinds of value that only the old list has there.</summary>
    public WireKinds Old { get; }

    /// <summary>Kinds of value that only the new list has there.</summary>
    public WireKinds New { get; }
}

/// <summary>One <c>[UpgradesFrom("Job")]</c> method: from the arguments that a job once had to those that it has now.</summary>
internal sealed class ArgumentsUpgrade
{
    private ArgumentsUpgrade(IMethodSymbol method, ImmutableArray<ArgumentEvidence> evidence, ImmutableArray<int> counts)
    {
        Method = method;
        Evidence = evidence;
        OldCounts = counts;
    }

    public IMethodSymbol Method { get; }

    /// <summary>How many arguments an old job has at least.</summary>
    public int Least => LeastOf(Method.Parameters);

    /// <summary>How many arguments an old job has at most.</summary>
    public int Most => Method.Parameters.Length;

    /// <summary>What tells the lists apart where both may have so many arguments.</summary>
    public ImmutableArray<ArgumentEvidence> Evidence { get; }

    /// <summary>Numbers of arguments that only the old list has.</summary>
    public ImmutableArray<int> OldCounts { get; }

    /// <summary>The upgrades of a job that can be, in the order of the source.</summary>
    public static ImmutableArray<ArgumentsUpgrade> Of(JobDeclaration job)
        => [.. MethodsOf(job.Method).Where(method => FaultOf(job, method) is null).Select(method => Compare(job, method))];

    /// <summary>The methods that say they upgrade a job's arguments.</summary>
    public static IEnumerable<IMethodSymbol> MethodsOf(IMethodSymbol job)
        => PayloadKnowledge.Of(job.ContainingAssembly).UpgradesIn(job.ContainingType, static type => [.. type.GetMembers().OfType<IMethodSymbol>().Where(static m => JobOf(m) is not null)])
            .Where(method => JobOf(method) == job.Name);

    /// <summary>The job that a method says it upgrades the arguments of; null if it says nothing of the kind.</summary>
    public static string? JobOf(IMethodSymbol method)
        => method.MethodKind == MethodKind.Ordinary && !method.IsImplicitlyDeclared
            && method.FindAttribute(WellKnownNames.UpgradesFromAttribute) is { ConstructorArguments: { Length: 1 } arguments }
            ? arguments[0].Value as string ?? string.Empty
            : null;

    /// <summary>Why generated code cannot call the method, or not know when to; null if it can.</summary>
    public static string? FaultOf(JobDeclaration job, IMethodSymbol method)
    {
        var payload = PayloadOf(job.Method);
        if (payload.IsEmpty)
        {
            return "the job takes no arguments, so that there is nothing to make of the old ones";
        }

        if (!method.IsStatic || method.Arity > 0 || method.Parameters.IsEmpty || method.Parameters.Any(static p => p.RefKind != RefKind.None))
        {
            return "it must be static, and take the old arguments by value";
        }

        if (!Returns(method.ReturnType, payload))
        {
            return $"it must return what the job takes now, {Spell(payload)}";
        }

        foreach (var parameter in method.Parameters)
        {
            if (Serializability.Of(parameter.Type, method.ContainingAssembly) is { Travels: Travels.Never } verdict)
            {
                return $"its parameter '{parameter.Name}' cannot be serialized: '{verdict.TypeName}' at '{verdict.Path}'";
            }
        }

        if (job.Method.ContainingType.GetMembers(job.Method.Name).Count(static m => m.HasAttribute(WellKnownNames.JobAttribute)) > 1)
        {
            return "several jobs have that method name; give them different ones";
        }

        if (Compare(job, method) is var upgrade && AmbiguousCount(upgrade, payload) is { } count)
        {
            return $"{count} such arguments are stored like {count} of the job's own, so that the two cannot be told apart; give the changed job a new name instead";
        }

        foreach (var other in MethodsOf(job.Method).TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method)))
        {
            if (upgrade.Least <= other.Parameters.Length && LeastOf(other.Parameters) <= upgrade.Most)
            {
                return $"'{other.Name}' takes as many arguments, so that the two cannot be told apart";
            }
        }

        return null;
    }

    private static ArgumentsUpgrade Compare(JobDeclaration job, IMethodSymbol method)
    {
        var payload = PayloadOf(job.Method);
        var evidence = ImmutableArray.CreateBuilder<ArgumentEvidence>();
        for (var i = 0; i < method.Parameters.Length && i < payload.Length; i++)
        {
            // Nil tells nothing: a reference that may not be null can be all the same.
            var old = PayloadUpgrade.KindsOf(method.Parameters[i].Type, method.ContainingAssembly) & ~WireKinds.Nil;
            var now = PayloadUpgrade.KindsOf(payload[i].Type, method.ContainingAssembly) & ~WireKinds.Nil;
            if (old != now)
            {
                evidence.Add(new ArgumentEvidence(i, old & ~now, now & ~old));
            }
        }

        // A job with more arguments than there are parameters comes from a newer version: it is not old.
        var least = LeastOf(payload);
        return new ArgumentsUpgrade(
            method, evidence.ToImmutable(), [.. Enumerable.Range(0, method.Parameters.Length + 1).Where(count => count >= LeastOf(method.Parameters) && (count < least || count > payload.Length))]);
    }

    private static int? AmbiguousCount(ArgumentsUpgrade upgrade, ImmutableArray<IParameterSymbol> payload)
    {
        for (var count = upgrade.Least; count <= upgrade.Most; count++)
        {
            if (!upgrade.OldCounts.Contains(count) && !upgrade.Evidence.Any(e => e.Index < count && e.Old != WireKinds.None))
            {
                return count;
            }
        }

        return null;
    }

    private static ImmutableArray<IParameterSymbol> PayloadOf(IMethodSymbol job)
        => [.. job.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload)];

    private static int LeastOf(ImmutableArray<IParameterSymbol> parameters)
        => 1 + parameters.ToList().FindLastIndex(static p => !p.IsOptional && !p.IsParams);

    private static bool Returns(ITypeSymbol type, ImmutableArray<IParameterSymbol> payload)
        => payload.Length == 1
            ? SymbolEqualityComparer.Default.Equals(type, payload[0].Type)
            : type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } && elements.Length == payload.Length
                && elements.Zip(payload, static (element, parameter) => SymbolEqualityComparer.Default.Equals(element.Type, parameter.Type)).All(static same => same);

    private static string Spell(ImmutableArray<IParameterSymbol> payload)
        => payload.Length == 1
            ? $"'{payload[0].Type.ToDisplayString(PayloadVerdict.NameFormat)}'"
            : $"'({string.Join(", ", payload.Select(static p => $"{p.Type.ToDisplayString(PayloadVerdict.NameFormat)} {p.Name}"))})'";
}
