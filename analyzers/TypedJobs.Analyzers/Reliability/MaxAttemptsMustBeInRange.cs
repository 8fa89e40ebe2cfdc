using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4009: a job is tried from 1 to 1,000 times.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MaxAttemptsMustBeInRange : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.MaxAttemptsMustBeInRange];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobMethod(context, symbols, static (symbol, method, attribute) =>
        {
            if (attribute.Argument("MaxAttempts") is int attempts and (< 1 or > 1000))
            {
                symbol.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.MaxAttemptsMustBeInRange, attribute.LocationOf("MaxAttempts", symbol.CancellationToken) ?? method.Locations[0], method.Name, attempts));
            }
        });
}
