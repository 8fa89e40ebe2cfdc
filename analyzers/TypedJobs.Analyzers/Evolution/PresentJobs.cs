using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>All jobs of a compilation, for what one job's line says of another: which has the name of which, and which has taken the place of one that is gone.</summary>
internal sealed class PresentJobs
{
    private readonly JobsContract _contract;
    private readonly HashSet<string> _names;
    private readonly ImmutableArray<(JobDeclaration Declaration, ContractJob Job)> _jobs;
    private readonly Dictionary<string, JobDeclaration> _heirs = new(StringComparer.Ordinal);

    private PresentJobs(JobsContract contract, ImmutableArray<JobDeclaration> declarations)
    {
        _contract = contract;
        _names = new HashSet<string>(declarations.SelectMany(static j => j.AliasNames.Add(j.WireName)), StringComparer.Ordinal);
        _jobs = [.. declarations.Where(static j => JobContract.Check(j).IsEmpty).Select(static j => (j, ContractBuilder.Build(j).Job))];
        FindHeirs();
    }

    /// <summary>The jobs that the compilation declares, in the order of their wire names.</summary>
    public static PresentJobs Of(Compilation compilation, KnownSymbols symbols, JobsContract contract)
        => new(contract, [.. DeclarationsIn(compilation, symbols).OrderBy(static j => j.WireName, StringComparer.Ordinal)]);

    /// <summary>The job that a job without a method may have become; null if there is none.</summary>
    public JobDeclaration? HeirOf(string missing) => _heirs.TryGetValue(missing, out var heir) ? heir : null;

    /// <summary>True if a shipped job that no method has may have become this one.</summary>
    public bool IsHeir(JobDeclaration job) => _heirs.Values.Any(heir => SymbolEqualityComparer.Default.Equals(heir.Method, job.Method));

    /// <summary>The job that has the name of this one's recorded line, and whose recorded line has this one's parameters; null if there is none.</summary>
    /// <param name="job">A job of the compilation.</param>
    /// <param name="recorded">The line that has one of its names, with other parameters.</param>
    public (JobDeclaration Declaration, ContractJob Line)? ExchangedWith(ContractJob job, ContractJob recorded)
    {
        foreach (var (declaration, other) in _jobs)
        {
            if (other.Name != job.Name && Takes(recorded, other))
            {
                foreach (var name in declaration.AliasNames.Insert(0, other.Name))
                {
                    if (_contract.Shipped!.Jobs.TryGetValue(name, out var line) && !Takes(line, other) && Takes(line, job))
                    {
                        return (declaration, line);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>True if both have the same parameters, by name and type, and at least one.</summary>
    public static bool Takes(ContractJob left, ContractJob right)
        => left.Parameters.Length > 0 && left.Parameters.Length == right.Parameters.Length
            && left.Parameters.Zip(right.Parameters, static (a, b) => a.Name == b.Name && a.Type.Equals(b.Type)).All(static same => same);

    /// <summary>True if one could be the other under another name.</summary>
    public static bool TakesTheSame(ContractJob left, ContractJob right)
        => left.Parameters.Length == right.Parameters.Length
            && left.Parameters.Zip(right.Parameters, static (a, b) => a.Type.Equals(b.Type)).All(static same => same)
            && Equals(left.Result, right.Result);

    private static IEnumerable<JobDeclaration> DeclarationsIn(Compilation compilation, KnownSymbols symbols)
    {
        foreach (var type in Idempotency.SourceTypes.Of(compilation))
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { PartialDefinitionPart: null } method && symbols.JobAttributeOf(method) is { } attribute)
                {
                    yield return JobDeclaration.Of(method, attribute);
                }
            }
        }
    }

    // A job that is new and takes the same is likely the same under another name, unless it is the heir of another already.
    private void FindHeirs()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var missing in _contract.Shipped?.Jobs.Values.OrderBy(static j => j.Name, StringComparer.Ordinal) ?? Enumerable.Empty<ContractJob>())
        {
            if (_names.Contains(missing.Name) || _contract.IsRetired(missing.Name))
            {
                continue;
            }

            foreach (var (declaration, job) in _jobs)
            {
                if (_contract.JobOf(job.Name) is null && TakesTheSame(missing, job) && !declaration.AliasNames.Any(_contract.Shipped!.Jobs.ContainsKey)
                    && taken.Add(job.Name))
                {
                    _heirs.Add(missing.Name, declaration);
                    break;
                }
            }
        }
    }
}
