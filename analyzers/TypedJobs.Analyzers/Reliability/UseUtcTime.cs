using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4020: local time in a job is the time of whichever worker runs it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseUtcTime : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UseUtcTime];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(
            context, symbols,
            static (operation, job) =>
            {
                var property = ((IPropertyReferenceOperation)operation.Operation).Property;
                if (property.Name is "Now" or "Today" && (property.ContainingType.HasName("System.DateTime")
                    || property.ContainingType.HasName("System.DateTimeOffset")))
                {
                    operation.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.UseUtcTime, operation.Operation.Syntax.GetLocation(), property.ContainingType.Name + "." + property.Name, job.Name));
                }
            },
            OperationKind.PropertyReference);
}
