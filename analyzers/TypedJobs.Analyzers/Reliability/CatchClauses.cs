using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>What a catch clause of a job lets through.</summary>
internal static class CatchClauses
{
    public static bool CatchesEverything(this ICatchClauseOperation clause)
        => clause.Filter is null && (clause.ExceptionType is null || clause.ExceptionType.SpecialType == SpecialType.System_Object
            || clause.ExceptionType.HasName("System.Exception"));

    public static bool CatchesCancellation(this ICatchClauseOperation clause)
        => clause.Filter is null && (clause.ExceptionType.HasName("System.OperationCanceledException")
            || clause.ExceptionType.HasName("System.Threading.Tasks.TaskCanceledException"));

    /// <summary>True if the handler throws on some path, or returns something that may tell of the failure.</summary>
    public static bool TellsOfFailure(this ICatchClauseOperation clause)
    {
        foreach (var operation in clause.Handler.Descendants())
        {
            switch (operation)
            {
                case IThrowOperation:
                case IReturnOperation { ReturnedValue: { ConstantValue.HasValue: false } returned } when !IsCompletedTask(returned):
                    return true;
            }
        }

        return false;
    }

    /// <summary>True inside a loop, lambda or local function of the job, where a catch decides about one item.</summary>
    public static bool IsPerItem(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first use of the job's token in an operation: a token parameter of the job, or that of its context.</summary>
    public static IOperation? TokenUse(this IOperation operation, IMethodSymbol job, KnownSymbols symbols)
    {
        foreach (var part in operation.Descendants())
        {
            if (IsJobToken(part, job, symbols))
            {
                return part;
            }
        }

        return null;
    }

    public static bool IsJobToken(IOperation operation, IMethodSymbol job, KnownSymbols symbols)
        => operation switch
        {
            IParameterReferenceOperation parameter => KnownSymbols.Same(parameter.Type, symbols.CancellationToken)
                && SymbolEqualityComparer.Default.Equals(parameter.Parameter.ContainingSymbol, job),
            IPropertyReferenceOperation property => property.Property.Name == "CancellationToken"
                && KnownSymbols.Same(property.Property.ContainingType, symbols.JobContext),
            _ => false,
        };

    private static bool IsCompletedTask(IOperation returned)
        => returned is IPropertyReferenceOperation { Property.Name: "CompletedTask" };
}
