using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4005: a job that awaits should take a token, or read the one of its context.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobShouldTakeCancellationToken : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobShouldTakeCancellationToken];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobBody(context, symbols, (block, job) =>
        {
            foreach (var parameter in job.Parameters)
            {
                if (KnownSymbols.Same(parameter.Type, symbols.CancellationToken) || KnownSymbols.Same(parameter.Type, symbols.JobContext))
                {
                    return;
                }
            }

            foreach (var body in block.OperationBlocks)
            {
                foreach (var operation in body.Descendants())
                {
                    if (operation.Kind == OperationKind.Await)
                    {
                        block.ReportDiagnostic(Diagnostic.Create(Descriptors.JobShouldTakeCancellationToken, job.Locations[0], job.Name));
                        return;
                    }
                }
            }
        });
}
