using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Analyzers.Declaration;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>One job and what the contract says of it: breaks against what has shipped, else what is to be recorded.</summary>
internal sealed partial class JobHistory
{
    private readonly SymbolAnalysisContext _context;
    private readonly JobDeclaration _declaration;
    private readonly JobLines _lines;
    private readonly JobsContract _contract;
    private readonly Lazy<PresentJobs> _present;

    public JobHistory(SymbolAnalysisContext context, JobDeclaration declaration, JobsContract contract, Lazy<PresentJobs> present)
    {
        _context = context;
        _declaration = declaration;
        _lines = ContractBuilder.Build(declaration);
        _contract = contract;
        _present = present;
    }

    private ContractJob Job => _lines.Job;

    public void Report()
    {
        if (_contract.IsRetired(Job.Name))
        {
            _context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.RetiredNameMustNotReturn, Name, SuggestedName.Of(SuggestedName.WireName, FreeName()), Job.Name, _declaration.Method.Name));
            return;
        }

        if (ReportExchange())
        {
            return;
        }

        // What is only perhaps a mistake is settled once the author has written the change down.
        var unrecorded = Unrecorded();
        var breaks = Breaks();
        breaks.RemoveAll(change => !change.IsError && unrecorded.Count == 0);
        foreach (var change in breaks)
        {
            Report(change, breaks, unrecorded);
        }

        // One change, one finding: what is reported above is not reported again as a line that is missing.
        if (!breaks.Exists(static change => change.IsError) && !ReportOlder() && breaks.Count == 0 && unrecorded.Count > 0 && !IsHeir())
        {
            _context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.JobShouldBeRecorded, Name, Properties(JobsMustKeepTheirContract.LinesProperty, string.Join("\n", unrecorded)),
                _declaration.Method.Name, Job.Name, unrecorded.Count == 1 ? unrecorded[0] : $"{unrecorded[0]} and {unrecorded.Count - 1} more"));
        }
    }

    // A job that may be a shipped one under another name is reported as that: TJ5003.
    private bool IsHeir()
        => _contract.JobOf(Job.Name) is null && _contract.Shipped is { } shipped && shipped.Jobs.Values.Any(job => PresentJobs.TakesTheSame(job, Job))
            && _present.Value.IsHeir(_declaration);

    /// <summary>Reports, on the first of the two, that the job has exchanged a name with another; true for both.</summary>
    private bool ReportExchange()
    {
        foreach (var recorded in Shipped())
        {
            // To look at the other jobs is dear; a line of another job that has just these parameters is rare.
            if (PresentJobs.Takes(recorded, Job) || !_contract.Shipped!.Jobs.Values.Any(other => other != recorded && PresentJobs.Takes(other, Job))
                || _present.Value.ExchangedWith(Job, recorded) is not var (other, line))
            {
                continue;
            }

            if (string.CompareOrdinal(recorded.Name, line.Name) < 0)
            {
                _context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.JobsMustKeepTheirNames, Name, [other.Method.Locations[0]],
                    Properties(JobsMustKeepTheirContract.NameProperty, recorded.Name + ";" + line.Name),
                    _declaration.Method.Name, other.Method.Name, recorded.Name, line.Name));
            }

            return true;
        }

        return false;
    }

    private string FreeName()
    {
        var number = 2;
        string Name() => Job.Name + "." + number.ToString(CultureInfo.InvariantCulture);
        while (_contract.IsRetired(Name()) || _contract.JobOf(Name()) is not null)
        {
            number++;
        }

        return Name();
    }

    // Only what has shipped can be queued somewhere; a line of the unshipped file may change until it ships.
    private List<ContractBreak> Breaks()
    {
        var breaks = new List<ContractBreak>();
        foreach (var recorded in Shipped())
        {
            foreach (var change in Compare(recorded, RecordedType))
            {
                if (!breaks.Exists(other => other.Kind == change.Kind && other.Path == change.Path && other.Detail == change.Detail))
                {
                    breaks.Add(change);
                }
            }
        }

        return breaks;
    }

    /// <summary>What jobs of older releases would not survive: the newest form is read, so an upgrade is gone, or a place was used again for something else.</summary>
    private bool ReportOlder()
    {
        var newest = Shipped().ToArray();
        if (newest.Length == 0 || _contract.Shipped!.Older.Count == 0)
        {
            return false;
        }

        var found = false;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var recorded in newest)
        {
            Compare(recorded, name =>
            {
                seen.Add(name);
                return RecordedType(name);
            });
        }

        foreach (var (entry, place, line) in _contract.Shipped.Older)
        {
            var breaks = entry switch
            {
                ContractJob job when IsName(job.Name) => Compare(job, RecordedType),
                ContractType type when seen.Contains(type.Name) => newest.SelectMany(job => Compare(job, name => name == type.Name ? type : RecordedType(name))),
                _ => [],
            };
            if (breaks.FirstOrDefault(static change => change.IsError && change.Kind != BreakKind.EnumValue) is { } change)
            {
                found = true;
                _context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.OlderFormMustStayReadable, Name, [place], _declaration.Method.Name, line, entry,
                    $"'{change.Path}' {ContractBreak.Words(change.Kind, change.Detail)}"));
            }
        }

        return found;
    }

    private IEnumerable<ContractJob> Shipped()
    {
        foreach (var name in _declaration.AliasNames.Insert(0, Job.Name))
        {
            if (_contract.Shipped is { } shipped && shipped.Jobs.TryGetValue(name, out var recorded))
            {
                yield return recorded;
            }
        }
    }

    private bool IsName(string name) => name == Job.Name || _declaration.AliasNames.Contains(name);

    private ContractType? RecordedType(string name) => _contract.Shipped!.Types.TryGetValue(name, out var found) ? found : null;

    private List<ContractBreak> Compare(ContractJob recorded, Func<string, ContractType?> recordedTypes)
        => ContractComparer.Compare(
            recorded, Job, recordedTypes, type => _lines.Types.TryGetValue(type, out var found) || _lines.OlderTypes.TryGetValue(type, out found) ? found : null,
            _contract.TypeOf);

    /// <summary>The lines of the job and its types that the files do not have.</summary>
    private List<string> Unrecorded()
    {
        var lines = new List<string>();
        if (!Job.IsRecordedBy(_contract.JobOf(Job.Name)))
        {
            lines.Add(Job.ToString());
        }

        foreach (var type in _lines.Types.Values.OrderBy(static t => t.Name, StringComparer.Ordinal))
        {
            var present = WithReserved(type);
            if (!present.IsRecordedBy(_contract.TypeOf(type.Name)))
            {
                lines.Add(present.ToString());
            }
        }

        return lines;
    }

    // A key that a member had stays taken for ever: jobs that were queued with it may come back from the dead.
    private ContractType WithReserved(ContractType type)
    {
        if (type.Kind != ContractTypeKind.Array || _contract.TypeOf(type.Name) is not { Kind: ContractTypeKind.Array } recorded)
        {
            return type;
        }

        var gone = recorded.Members.Where(r => type.Members.All(m => m.Number != r.Number)).Select(static r => new ContractMember(string.Empty, r.Number, type: null));
        return new ContractType(type.Kind, type.Name, [.. type.Members.Concat(gone).OrderBy(static m => m.Number)]);
    }

    private Location Name => _declaration.Method.Locations[0];

    private static ImmutableDictionary<string, string?> Properties(string key, string value) => ImmutableDictionary<string, string?>.Empty.Add(key, value);
}
