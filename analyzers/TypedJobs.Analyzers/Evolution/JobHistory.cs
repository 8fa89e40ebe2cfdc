using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>One job and what the contract says of it: breaks against what has shipped, else what is to be recorded.</summary>
internal sealed class JobHistory
{
    private readonly SymbolAnalysisContext _context;
    private readonly JobDeclaration _declaration;
    private readonly ContractJob _job;
    private readonly Dictionary<string, ContractType> _types;
    private readonly Dictionary<string, ContractType> _olderTypes;
    private readonly JobsContract _contract;

    public JobHistory(SymbolAnalysisContext context, JobDeclaration declaration, JobsContract contract)
    {
        _context = context;
        _declaration = declaration;
        (_job, _types, _olderTypes) = ContractBuilder.Build(declaration);
        _contract = contract;
    }

    /// <summary>The line that the job has as it is now.</summary>
    public ContractJob Job => _job;

    public void Report()
    {
        if (_contract.IsRetired(_job.Name))
        {
            Report(Descriptors.RetiredNameMustNotReturn, Name, _job.Name, _declaration.Method.Name);
            return;
        }

        var breaks = Breaks();
        foreach (var change in breaks)
        {
            Report(change);
        }

        if (breaks.All(static b => b.Kind is BreakKind.EnumValue or BreakKind.Result or BreakKind.RenamedMember))
        {
            ReportUnrecorded();
        }
    }

    // Only what has shipped can be queued somewhere; a line of the unshipped file may change until it ships.
    private List<ContractBreak> Breaks()
    {
        var breaks = new List<ContractBreak>();
        if (_contract.Shipped is { } shipped)
        {
            foreach (var name in _declaration.AliasNames.Insert(0, _job.Name))
            {
                if (shipped.Jobs.TryGetValue(name, out var recorded))
                {
                    breaks.AddRange(ContractComparer.Compare(
                        recorded, _job, type => shipped.Types.TryGetValue(type, out var found) ? found : null,
                        type => _types.TryGetValue(type, out var found) || _olderTypes.TryGetValue(type, out found) ? found : null));
                }
            }
        }

        return breaks;
    }

    private void ReportUnrecorded()
    {
        var lines = new List<string>();
        if (_contract.JobOf(_job.Name)?.ToString() != _job.ToString())
        {
            lines.Add(_job.ToString());
        }

        foreach (var type in _types.Values.OrderBy(static t => t.Name, StringComparer.Ordinal))
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
                _declaration.Method.Name, _job.Name, lines.Count == 1 ? lines[0] : $"{lines[0]} and {lines.Count - 1} more"));
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

    private void Report(ContractBreak change)
    {
        var payload = _declaration.Method.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload).ToArray();
        ISymbol subject = change.Parameter >= 0 && change.Parameter < payload.Length ? payload[change.Parameter] : _declaration.Method;
        var location = PayloadPlace.Of(subject, _context.CancellationToken);
        var job = _declaration.Method.Name;
        switch (change.Kind)
        {
            case BreakKind.ParameterType or BreakKind.ParameterOrder when change.Path == subject.Name:
                Report(Descriptors.ParameterMustKeepItsPlace, location, change.Path, job, change.Kind == BreakKind.ParameterOrder ? "has moved: " + change.Detail : change.Detail);
                break;
            case BreakKind.NewParameter:
                Report(Descriptors.NewParameterMustHaveADefault, location, change.Path, job);
                break;
            case BreakKind.EnumValue:
                Report(Descriptors.EnumValueMustKeepItsNumber, location, change.Path, job, change.Detail);
                break;
            case BreakKind.RenamedMember:
                Report(Descriptors.MemberMayBeRenamed, location, change.Path, job, change.Detail);
                break;
            case BreakKind.UnionCase:
                Report(Descriptors.UnionCaseMustKeepItsNumber, location, change.Path, job, change.Detail);
                break;
            case BreakKind.Result:
                Report(Descriptors.ResultShouldKeepItsType, location, job, change.Path, change.Detail);
                break;
            default:
                Report(Descriptors.MemberMustKeepItsMeaning, location, change.Path, job, change.Detail);
                break;
        }
    }

    private void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
        => _context.ReportDiagnostic(Diagnostic.Create(descriptor, location, arguments));
}
