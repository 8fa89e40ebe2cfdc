using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>TJ1002: a job method must be static, since no instance travels with the job.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobMethodMustBeStatic : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobMethodMustBeStatic];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobMethod(context, symbols, static (symbol, method, _) =>
        {
            if (!method.IsStatic)
            {
                symbol.ReportDiagnostic(Diagnostic.Create(Descriptors.JobMethodMustBeStatic, method.Locations[0], method.Name));
            }
        });
}
