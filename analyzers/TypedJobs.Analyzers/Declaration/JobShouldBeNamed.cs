using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>TJ1016: where the contract file is on, a wire name should not hang on the names of classes and methods.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobShouldBeNamed : JobAnalyzer
{
    private const string ContractProperty = "build_property.TypedJobsContract";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobShouldBeNamed];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(ContractProperty, out var isOn)
            || !string.Equals(isOn, "true", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        OnJobMethod(context, symbols, static (symbol, method, attribute) =>
        {
            var job = JobDeclaration.Of(method, attribute);
            if (!job.HasExplicitName && WireNames.IsJobName(job.WireName))
            {
                symbol.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.JobShouldBeNamed, method.Locations[0], SuggestedName.Of(SuggestedName.WireName, job.WireName), method.Name, job.WireName));
            }
        });
    }
}
