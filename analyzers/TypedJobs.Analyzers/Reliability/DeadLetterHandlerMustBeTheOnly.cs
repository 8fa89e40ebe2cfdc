using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4036: one job handles all dead letters, which is seen at the end of the compilation. TJ4035: a handler that is no job.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeadLetterHandlerMustBeTheOnly : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.DeadLetterHandlerMustTakeOne, Descriptors.DeadLetterHandlerMustBeTheOnly];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var handlers = new ConcurrentBag<IMethodSymbol>();
        context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (method.PartialDefinitionPart is not null || !method.HasAttribute(WellKnownNames.DeadLetterHandlerAttribute))
                {
                    return;
                }

                if (symbols.JobAttributeOf(method) is not null)
                {
                    handlers.Add(method);
                    return;
                }

                symbol.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.DeadLetterHandlerMustTakeOne, method.Locations[0], method.Name, "it is no [Job]"));
            },
            SymbolKind.Method);
        context.RegisterCompilationEndAction(end =>
        {
            var ordered = handlers.OrderBy(static method => method.ToDisplayString(), StringComparer.Ordinal).ToArray();
            foreach (var second in ordered.Skip(1))
            {
                end.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.DeadLetterHandlerMustBeTheOnly, second.Locations[0], [ordered[0].Locations[0]], second.Name, ordered[0].Name));
            }
        });
    }
}
