using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4016: what hangs on a request or on the flow of a call is not there in a worker.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobMustNotReadAmbientState : JobAnalyzer
{
    private const string PassIt = "pass the value as an argument when you enqueue";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.JobMustNotReadAmbientState];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobOperation(context, symbols, Check, OperationKind.PropertyReference, OperationKind.FieldReference);

    private static void Check(OperationAnalysisContext context, IMethodSymbol job)
    {
        var member = ((IMemberReferenceOperation)context.Operation).Member;
        if (IsRequestState(member))
        {
            Report(context, job, member, PassIt);
        }
        else if (member.IsStatic && IsServiceProvider(context.Operation.Type) && !IsAssigned(context.Operation))
        {
            Report(context, job, member, "take the service as a parameter with [FromServices]");
        }
    }

    private static bool IsRequestState(ISymbol member)
        => member.Name switch
        {
            "HttpContext" => member.ContainingType.IsOrDerivesFrom("Microsoft.AspNetCore.Http.IHttpContextAccessor"),
            "ActionContext" => member.ContainingType.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.Infrastructure.IActionContextAccessor"),
            "Current" => member.ContainingType.HasName("System.Web.HttpContext") || member.ContainingType.HasName("System.Security.Claims.ClaimsPrincipal"),
            "CurrentPrincipal" => member.ContainingType.HasName("System.Threading.Thread"),
            _ => false,
        };

    private static bool IsServiceProvider(ITypeSymbol? type)
        => type.HasName("System.IServiceProvider") || type.HasName("Microsoft.Extensions.DependencyInjection.IServiceScopeFactory");

    private static bool IsAssigned(IOperation operation) => operation.Parent is IAssignmentOperation assignment && assignment.Target == operation;

    private static void Report(OperationAnalysisContext context, IMethodSymbol job, ISymbol member, string wayOut)
        => context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.JobMustNotReadAmbientState, context.Operation.Syntax.GetLocation(), member.ContainingType.Name + "." + member.Name, job.Name, wayOut));
}
