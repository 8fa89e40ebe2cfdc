using System;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4003: a job should not sleep, and not wait for long: the place in the worker is another job's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobShouldNotSleep : JobAnalyzer
{
    private const double LongestWaitMs = 30_000;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobShouldNotSleep];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, (operation, job) => Check(operation, job, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (method.IsMember("System.Threading.Thread", "Sleep"))
        {
            Report(context, job, "Thread.Sleep", "await Task.Delay, which frees the thread, or enqueue the rest with a delay");
        }
        else if (method.Name == "Delay" && KnownSymbols.Same(method.ContainingType, symbols.Task)
            && call.Arguments.Length > 0 && Milliseconds(call.Arguments[0].Value) is >= LongestWaitMs and var wait)
        {
            var seconds = (wait / 1000).ToString("0.#", CultureInfo.InvariantCulture);
            Report(context, job, $"Task.Delay of {seconds} s", "enqueue the rest with a delay: Jobs.X.With(…).In(…).EnqueueAsync()");
        }
    }

    private static double? Milliseconds(IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: int milliseconds })
        {
            return milliseconds;
        }

        if (value is IInvocationOperation { TargetMethod: { ContainingType: var type, Name: var unit }, Arguments: { Length: > 0 } arguments }
            && type.HasName("System.TimeSpan") && Number(arguments[0].Value) is { } amount)
        {
            return unit switch
            {
                "FromMilliseconds" => amount,
                "FromSeconds" => amount * 1_000,
                "FromMinutes" => amount * 60_000,
                "FromHours" => amount * 3_600_000,
                "FromDays" => amount * 86_400_000,
                _ => null,
            };
        }

        return null;
    }

    private static void Report(OperationAnalysisContext context, IMethodSymbol job, string call, string wayOut)
        => context.ReportDiagnostic(Diagnostic.Create(Descriptors.JobShouldNotSleep, context.Operation.Syntax.GetLocation(), call, job.Name, wayOut));

    private static double? Number(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: IConvertible number and not string }
            ? number.ToDouble(CultureInfo.InvariantCulture)
            : operation is IConversionOperation conversion ? Number(conversion.Operand) : null;
}
