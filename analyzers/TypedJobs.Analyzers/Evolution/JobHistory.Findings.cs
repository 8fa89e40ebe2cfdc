using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Evolution;

/// <content>From a break to what is reported of it, with what its fix needs.</content>
internal sealed partial class JobHistory
{
    private void Report(ContractBreak change, List<ContractBreak> all, List<string> unrecorded)
    {
        var payload = _declaration.Method.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload).ToArray();
        ISymbol subject = change.Parameter >= 0 && change.Parameter < payload.Length ? payload[change.Parameter] : _declaration.Method;
        var properties = PropertiesOf(change, all);
        if (change.CanBeRecorded && unrecorded.Count > 0)
        {
            properties = properties.Add(JobsMustKeepTheirContract.LinesProperty, string.Join("\n", unrecorded));
        }

        // The fix changes the type, wherever it is declared.
        var declared = change.PresentType is { } type && _lines.Symbols.TryGetValue(type.Name, out var symbol) ? PayloadPlace.Declarations(symbol) : [];
        var (descriptor, arguments) = FindingOf(change, change.Path == subject.Name);
        _context.ReportDiagnostic(Diagnostic.Create(descriptor, PayloadPlace.Of(subject, _context.CancellationToken), declared, properties, arguments));
    }

    private (DiagnosticDescriptor Descriptor, object[] Arguments) FindingOf(ContractBreak change, bool isParameter)
    {
        var job = _declaration.Method.Name;
        var words = ContractBreak.Words(change.Kind, change.Detail);
        return change.Kind switch
        {
            BreakKind.ParameterType or BreakKind.ParameterOrder when isParameter => (Descriptors.ParameterMustKeepItsPlace, [change.Path, job, words]),
            BreakKind.NewParameter => (Descriptors.NewParameterMustHaveADefault, [change.Path, job]),
            BreakKind.RenamedParameter => (Descriptors.ParameterMayBeAnother, [change.Path, job, change.Detail]),
            BreakKind.Moved => (Descriptors.MembersMustKeepTheirPlaces, [change.Path, job, change.Detail]),
            BreakKind.NumberReused => (Descriptors.NumberMustNotBeReused, [change.Path, job, change.Detail]),
            BreakKind.EnumValue => (Descriptors.EnumValueMustKeepItsNumber, [change.Path, job, change.Detail]),
            BreakKind.RenamedMember => (Descriptors.MemberMayBeRenamed, [change.Path, job, change.Detail]),
            BreakKind.UnionCase => (Descriptors.UnionCaseMustKeepItsNumber, [change.Path, job, change.Detail]),
            BreakKind.Result => (Descriptors.ResultShouldKeepItsType, [job, change.Path == "result" ? words : $"'{change.Path}' {words}"]),
            _ => (Descriptors.MemberMustKeepItsMeaning, [change.Path, job, words]),
        };
    }

    private ImmutableDictionary<string, string?> PropertiesOf(ContractBreak change, List<ContractBreak> all)
    {
        switch (change.Kind)
        {
            case BreakKind.ParameterType or BreakKind.ParameterOrder or BreakKind.NewParameter:
                return Properties(JobsMustKeepTheirContract.RecordedProperty, string.Join(";", Held()));
            case BreakKind.RenamedMember:
                var renamed = all
                    .Where(other => other.Kind == change.Kind && other.PresentType == change.PresentType && other.Member.Length > 0)
                    .Select(static other => other.Member + "=" + other.Detail);
                return Properties(JobsMustKeepTheirContract.NameProperty, string.Join(";", renamed.Distinct()));
        }

        return change.RecordedType switch
        {
            { Kind: ContractTypeKind.Array } keyed => Properties(
                JobsMustKeepTheirContract.KeysProperty, Numbers(keyed, static m => m.Type is null ? "reserved " + m.Number : m.Name)),
            { Kind: ContractTypeKind.Map } named when change.Kind == BreakKind.Moved => Properties(
                JobsMustKeepTheirContract.NamesProperty, string.Join(";", named.Members.Select(static m => m.CodeName + "=" + m.Name))),
            { Kind: ContractTypeKind.Enum } values => Properties(JobsMustKeepTheirContract.NumbersProperty, Numbers(values, static m => m.Name)),
            { Kind: ContractTypeKind.Union } union when union.Members.All(static m => !m.IsCaseByName) => Properties(JobsMustKeepTheirContract.NumbersProperty, Numbers(union, static m => m.Type!.Name)),
            _ => ImmutableDictionary<string, string?>.Empty,
        };
    }

    private static string Numbers(ContractType recorded, System.Func<ContractMember, string> name)
        => string.Join(";", recorded.Members.Select(m => name(m) + "=" + m.Number.ToString(CultureInfo.InvariantCulture)).Distinct());

    /// <summary>The recorded parameters, if each has one of its name and type now; else nothing: an upgrade then takes more than moving them.</summary>
    private IEnumerable<string> Held()
    {
        ContractJob[] recorded = [.. Shipped()];
        return recorded.Length == 1 && recorded[0].Parameters.All(was => Job.Parameters.Any(now => now.Name == was.Name && now.Type.Equals(was.Type)))
            ? recorded[0].Parameters.Select(static was => was.HasDefault ? was.Name + "=default" : was.Name)
            : [];
    }
}
