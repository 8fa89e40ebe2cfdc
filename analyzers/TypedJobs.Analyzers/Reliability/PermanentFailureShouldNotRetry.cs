using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

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
        if (attribute.Argument("MaxAttempts") is not 1 && !Names(attribute, "DoNotRetryOn", type) && !IsGiven(attribute, "RetryOn"))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PermanentFailureShouldNotRetry, context.Operation.Syntax.GetLocation(), type.Name, job.Name));
        }
    }

    private static bool IsGiven(AttributeData attribute, string argument)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == argument)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPermanent(ITypeSymbol type)
        => type.IsOrDerivesFrom("System.ArgumentException") || type.HasName("System.NotSupportedException") || type.HasName("System.FormatException");

    private static bool Names(AttributeData attribute, string argument, ITypeSymbol type)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key != argument || named.Value.Kind != TypedConstantKind.Array || named.Value.IsNull)
            {
                continue;
            }

            foreach (var value in named.Value.Values)
            {
                for (var self = type; self is not null; self = self.BaseType)
                {
                    if (SymbolEqualityComparer.Default.Equals(self, value.Value as ITypeSymbol))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
