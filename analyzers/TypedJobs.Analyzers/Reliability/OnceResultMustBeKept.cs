using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4037: <c>job.OnceAsync</c> throws before it runs an effect whose result it could not keep for the next attempt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OnceResultMustBeKept : JobAnalyzer
{
    private const string Method = "OnceAsync";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.OnceResultMustBeKept];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => context.RegisterSyntaxNodeAction(node => Check(node, symbols), SyntaxKind.InvocationExpression);

    private static void Check(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (NameOf(call) is not { Identifier.ValueText: Method } name
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol { TypeArguments: { Length: 1 } results } method
            || method.Parameters.Length != 2 || !KnownSymbols.Same(method.ContainingType, symbols.JobContext))
        {
            return;
        }

        // What a type parameter stands for, only who calls knows.
        var result = results[0];
        if (result.TypeKind is not (TypeKind.Error or TypeKind.TypeParameter) && !KeptResults.Contain(result))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.OnceResultMustBeKept, name.GetLocation(), result.ToMinimalDisplayString(context.SemanticModel, name.SpanStart)));
        }
    }

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
