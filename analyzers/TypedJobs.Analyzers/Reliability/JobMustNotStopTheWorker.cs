using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4019: a job must not end the process that runs others, nor wait for a person at a console.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobMustNotStopTheWorker : JobAnalyzer
{
    private const string EndsProcess = "ends the process and the other jobs that it runs";
    private const string Throw = "throw, and the job is retried";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobMustNotStopTheWorker];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job)
    {
        var call = (IInvocationOperation)context.Operation;
        var (effect, wayOut) = Judge(call);
        if (effect is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.JobMustNotStopTheWorker, call.Syntax.GetLocation(),
                call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, job.Name, effect, wayOut));
        }
    }

    private static (string? Effect, string? WayOut) Judge(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.Name switch
        {
            "Exit" or "FailFast" when method.ContainingType.HasName("System.Environment") => (EndsProcess, Throw),
            "StopApplication" when method.ContainingType.IsOrDerivesFrom("Microsoft.Extensions.Hosting.IHostApplicationLifetime")
                => ("drains the worker and the other jobs that it runs", Throw),
            "Kill" when method.ContainingType.HasName("System.Diagnostics.Process")
                && call.Instance is IInvocationOperation { TargetMethod.Name: "GetCurrentProcess" } => (EndsProcess, Throw),
            "Read" or "ReadLine" or "ReadKey" when method.ContainingType.HasName("System.Console")
                => ("waits for input that a worker does not get", "pass the value as an argument"),
            "Break" when method.ContainingType.HasName("System.Diagnostics.Debugger") => ("stops the worker where no debugger is attached", "remove it"),
            _ => (null, null),
        };
    }
}
