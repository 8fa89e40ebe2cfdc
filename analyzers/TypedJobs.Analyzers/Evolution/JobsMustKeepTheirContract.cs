using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>TJ5001–TJ5012 and TJ5014–TJ5018: holds the code to the contract files, where the project has turned them on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobsMustKeepTheirContract : JobAnalyzer
{
    /// <summary>The key under which TJ5002, and every rule that recording the change silences, carry the lines to record.</summary>
    internal const string LinesProperty = "lines";

    /// <summary>The key under which TJ5003 carries the name that is gone, TJ5017 the names that are exchanged, and TJ5012 the new and old names of members, <c>New=Old;…</c>.</summary>
    internal const string NameProperty = "name";

    /// <summary>The key under which TJ5007, TJ5008 and TJ5016 carry the numbers that have shipped, <c>Mail=0;Sms=1</c>.</summary>
    internal const string NumbersProperty = "numbers";

    /// <summary>The key under which TJ5006, TJ5015 and TJ5016 carry the keys of members that have shipped, <c>Id=0;reserved 1=1</c>.</summary>
    internal const string KeysProperty = "keys";

    /// <summary>The key under which TJ5015 carries the names on the wire that have shipped, by those in the code: <c>Sku=sku;Name=title</c>.</summary>
    internal const string NamesProperty = "names";

    /// <summary>The key under which TJ5004 and TJ5005 carry the recorded parameters that the present ones hold, <c>to;subject=default</c>.</summary>
    internal const string RecordedProperty = "recorded";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.ContractFileIsMissing, Descriptors.JobShouldBeRecorded, Descriptors.JobMustNotDisappear, Descriptors.ParameterMustKeepItsPlace,
        Descriptors.NewParameterMustHaveADefault, Descriptors.MemberMustKeepItsMeaning, Descriptors.EnumValueMustKeepItsNumber,
        Descriptors.UnionCaseMustKeepItsNumber, Descriptors.RetiredNameMustNotReturn, Descriptors.ContractLineIsMalformed,
        Descriptors.ResultShouldKeepItsType, Descriptors.MemberMayBeRenamed, Descriptors.OlderFormMustStayReadable, Descriptors.MembersMustKeepTheirPlaces,
        Descriptors.NumberMustNotBeReused, Descriptors.JobsMustKeepTheirNames, Descriptors.ParameterMayBeAnother,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!JobsContract.IsOn(context.Options))
        {
            return;
        }

        var contract = JobsContract.Read(context.Options, context.CancellationToken);
        var jobs = new ConcurrentBag<JobDeclaration>();
        var present = new Lazy<PresentJobs>(() => PresentJobs.Of(context.Compilation, symbols, contract));
        OnJobMethod(context, symbols, (symbol, method, attribute) =>
        {
            var declaration = JobDeclaration.Of(method, attribute);

            // A job that another rule reports has not disappeared.
            jobs.Add(declaration);
            if (JobContract.Check(declaration).IsEmpty)
            {
                new JobHistory(symbol, declaration, contract, present).Report();
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            ReportFiles(end, contract);
            var names = new HashSet<string>(jobs.SelectMany(static j => j.AliasNames.Add(j.WireName)), StringComparer.Ordinal);
            ReportMissingJobs(end, contract, present, names);
            ReportStaleLines(end, contract, names);
        });
    }

    private static void ReportFiles(CompilationAnalysisContext context, JobsContract contract)
    {
        if (contract.Shipped is null || contract.Unshipped is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ContractFileIsMissing, Location.None, contract.Shipped is null ? ContractFile.ShippedName : ContractFile.UnshippedName));
        }

        foreach (var file in contract.Files)
        {
            foreach (var (location, line, reason) in file.Faults)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.ContractLineIsMalformed, location, line, Path.GetFileName(file.Path), reason));
            }
        }
    }

    private static void ReportMissingJobs(
        CompilationAnalysisContext context, JobsContract contract, Lazy<PresentJobs> present, HashSet<string> names)
    {
        if (contract.Shipped is null)
        {
            return;
        }

        foreach (var missing in contract.Shipped.Jobs.Values.OrderBy(static j => j.Name, StringComparer.Ordinal))
        {
            if (names.Contains(missing.Name) || contract.IsRetired(missing.Name))
            {
                continue;
            }

            var heir = present.Value.HeirOf(missing.Name);
            var properties = ImmutableDictionary<string, string?>.Empty.Add(NameProperty, missing.Name);
            context.ReportDiagnostic(heir is null
                ? Diagnostic.Create(
                    Descriptors.JobMustNotDisappear, contract.Shipped.Places["job " + missing.Name], properties, missing.Name,
                    $"bring it back, add [JobAlias(\"{missing.Name}\")] to its successor, or write 'retired {missing.Name}' once none is queued")
                : Diagnostic.Create(
                    Descriptors.JobMustNotDisappear, heir.Method.Locations[0], properties, missing.Name,
                    $"if '{heir.Method.Name}' is that job, add [JobAlias(\"{missing.Name}\")]"));
        }
    }

    // A line that is shipped by mistake would be an error for ever after.
    private static void ReportStaleLines(CompilationAnalysisContext context, JobsContract contract, HashSet<string> names)
    {
        foreach (var stale in contract.Unshipped?.Jobs.Keys.OrderBy(static n => n, StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            if (!names.Contains(stale) && contract.Shipped?.Jobs.ContainsKey(stale) != true)
            {
                var location = contract.Unshipped!.Places["job " + stale];
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ContractLineIsMalformed, location, location.GetLineSpan().StartLinePosition.Line + 1, ContractFile.UnshippedName,
                    $"no method has the wire name '{stale}' and it has not shipped; remove the line"));
            }
        }
    }
}
