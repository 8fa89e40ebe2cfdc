using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4021: a failure that the arguments cause is there in every attempt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PermanentFailureShouldNotRetry : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.PermanentFailureShouldNotRetry];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, (operation, job) => Check(operation, job, symbols), OperationKind.Throw);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job, KnownSymbols symbols)
    {
        var exception = ((IThrowOperation)context.Operation).Exception;
        while (exception is IConversionOperation conversion)
        {
            exception = conversion.Operand;
        }

        if (exception is not IObjectCreationOperation { Type: { } type } || !IsPermanent(type) || symbols.JobAttributeOf(job) is not { } attribute)
        {
            return;
        }

        // RetryOn says which failures are worth another attempt; where it is given, its author has thought of it.
        var settings = new JobSettings(job, attribute);
        if (settings.Number(JobSettingTable.MaxAttempts) != 1 && !Names(settings, type) && settings.Find(JobSettingTable.RetryOn) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PermanentFailureShouldNotRetry, context.Operation.Syntax.GetLocation(), type.Name, job.Name));
        }
    }

    private static bool IsPermanent(ITypeSymbol type)
        => type.IsOrDerivesFrom("System.ArgumentException") || type.HasName("System.NotSupportedException") || type.HasName("System.FormatException");

    private static bool Names(JobSettings settings, ITypeSymbol type)
    {
        var named = settings.Types(JobSettingTable.DoNotRetryOn);
        for (var self = type; self is not null; self = self.BaseType)
        {
            if (named.Contains(self, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return false;
    }
}
