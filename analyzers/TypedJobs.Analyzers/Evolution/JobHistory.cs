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
internal sealed class JobHistory
{
    private readonly SymbolAnalysisContext _context;
    private readonly JobDeclaration _declaration;
    private readonly JobLines _lines;
    private readonly JobsContract _contract;

    public JobHistory(SymbolAnalysisContext context, JobDeclaration declaration, JobsContract contract)
    {
        _context = context;
        _declaration = declaration;
        _lines = ContractBuilder.Build(declaration);
        _contract = contract;
    }

    /// <summary>The line that the job has as it is now.</summary>
    public ContractJob Job => _lines.Job;

    public void Report()
    {
        if (_contract.IsRetired(Job.Name))
        {
            _context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.RetiredNameMustNotReturn, Name, SuggestedName.Of(SuggestedName.WireName, FreeName()), Job.Name, _declaration.Method.Name));
            return;
        }

        var breaks = Breaks();
        foreach (var change in breaks)
        {
            Report(change, breaks);
        }

        if (!breaks.Exists(IsError))
        {
            ReportOlder();
            ReportUnrecorded();
        }
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
            breaks.AddRange(Compare(recorded, RecordedType));
        }

        return breaks;
    }

    /// <summary>What jobs of older releases would not survive: the newest form is read, so an upgrade is gone, or a place was used again for something else.</summary>
    private void ReportOlder()
    {
        var newest = Shipped().ToArray();
        if (newest.Length == 0 || _contract.Shipped!.Older.Count == 0)
        {
            return;
        }

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
            var found = entry switch
            {
                ContractJob job when IsName(job.Name) => Compare(job, RecordedType),
                ContractType type when seen.Contains(type.Name) => newest.SelectMany(job => Compare(job, name => name == type.Name ? type : RecordedType(name))),
                _ => [],
            };
            if (found.FirstOrDefault(IsError) is { } change)
            {
                _context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.OlderFormMustStayReadable, Name, [place], _declaration.Method.Name, line, entry, Words(change)));
            }
        }
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
            recorded, Job, recordedTypes, type => _lines.Types.TryGetValue(type, out var found) || _lines.OlderTypes.TryGetValue(type, out found) ? found : null);

    private static bool IsError(ContractBreak change) => change.Kind is not (BreakKind.EnumValue or BreakKind.Result or BreakKind.RenamedMember);

    private static string Words(ContractBreak change) => change.Kind switch
    {
        BreakKind.NewParameter => $"'{change.Path}' is new and has no default value",
        BreakKind.ParameterOrder => $"'{change.Path}' has moved: {change.Detail}",
        _ => $"'{change.Path}' {change.Detail}",
    };

    private void ReportUnrecorded()
    {
        var lines = new List<string>();
        if (_contract.JobOf(Job.Name)?.ToString() != Job.ToString())
        {
            lines.Add(Job.ToString());
        }

        foreach (var type in _lines.Types.Values.OrderBy(static t => t.Name, StringComparer.Ordinal))
        {
            var present = WithReserved(type);
            if (_contract.TypeOf(type.Name)?.ToString() != present.ToString())
            {
                lines.Add(present.ToString());
            }
        }

        if (lines.Count > 0)
        {
            _context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.JobShouldBeRecorded, Name,
                ImmutableDictionary<string, string?>.Empty.Add(JobsMustKeepTheirContract.LinesProperty, string.Join("\n", lines)),
                _declaration.Method.Name, Job.Name, lines.Count == 1 ? lines[0] : $"{lines[0]} and {lines.Count - 1} more"));
        }
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

    private void Report(ContractBreak change, List<ContractBreak> all)
    {
        var payload = _declaration.Method.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload).ToArray();
        ISymbol subject = change.Parameter >= 0 && change.Parameter < payload.Length ? payload[change.Parameter] : _declaration.Method;
        var location = PayloadPlace.Of(subject, _context.CancellationToken);
        var job = _declaration.Method.Name;
        switch (change.Kind)
        {
            case BreakKind.ParameterType or BreakKind.ParameterOrder when change.Path == subject.Name:
                Report(
                    Descriptors.ParameterMustKeepItsPlace, change, location, JobsMustKeepTheirContract.RecordedProperty, Held(), change.Path, job,
                    change.Kind == BreakKind.ParameterOrder ? "has moved: " + change.Detail : change.Detail);
                break;
            case BreakKind.NewParameter:
                Report(Descriptors.NewParameterMustHaveADefault, change, location, JobsMustKeepTheirContract.RecordedProperty, Held(), change.Path, job);
                break;
            case BreakKind.EnumValue:
                var numbers = change.RecordedType!.Members.Select(static m => m.Name + "=" + m.Number.ToString(CultureInfo.InvariantCulture));
                Report(Descriptors.EnumValueMustKeepItsNumber, change, location, JobsMustKeepTheirContract.NumbersProperty, numbers, change.Path, job, change.Detail);
                break;
            case BreakKind.RenamedMember:
                var renamed = all
                    .Where(other => other.Kind == change.Kind && other.PresentType == change.PresentType && other.Member.Length > 0)
                    .Select(static other => other.Member + "=" + other.Detail);
                Report(Descriptors.MemberMayBeRenamed, change, location, JobsMustKeepTheirContract.NameProperty, renamed, change.Path, job, change.Detail);
                break;
            case BreakKind.UnionCase:
                var cases = change.RecordedType?.Members.Select(static m => m.Type!.Name + "=" + m.Number.ToString(CultureInfo.InvariantCulture)) ?? [];
                Report(Descriptors.UnionCaseMustKeepItsNumber, change, location, JobsMustKeepTheirContract.NumbersProperty, cases, change.Path, job, change.Detail);
                break;
            case BreakKind.Result:
                Report(Descriptors.ResultShouldKeepItsType, location, job, change.Path, change.Detail);
                break;
            default:
                Report(Descriptors.MemberMustKeepItsMeaning, location, change.Path, job, change.Detail);
                break;
        }
    }

    /// <summary>The recorded parameters, if each has one of its name and type now; else nothing: an upgrade then takes more than moving them.</summary>
    private IEnumerable<string> Held()
    {
        ContractJob[] recorded = [.. Shipped()];
        return recorded.Length == 1 && recorded[0].Parameters.All(was => Job.Parameters.Any(now => now.Name == was.Name && now.Type.Equals(was.Type)))
            ? recorded[0].Parameters.Select(static was => was.HasDefault ? was.Name + "=default" : was.Name)
            : [];
    }

    // The fix changes the type, wherever it is declared.
    private void Report(
        DiagnosticDescriptor descriptor, ContractBreak change, Location location, string property, IEnumerable<string> values, params object[] arguments)
    {
        var declared = change.PresentType is { } type && _lines.Symbols.TryGetValue(type.Name, out var symbol) ? PayloadPlace.Declarations(symbol) : [];
        _context.ReportDiagnostic(Diagnostic.Create(
            descriptor, location, declared, ImmutableDictionary<string, string?>.Empty.Add(property, string.Join(";", values.Distinct())), arguments));
    }

    private void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
        => _context.ReportDiagnostic(Diagnostic.Create(descriptor, location, arguments));
}
