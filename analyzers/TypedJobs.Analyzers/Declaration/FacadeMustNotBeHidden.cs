using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>TJ1025: a namespace that is nearer than the facade has its name, so that the compiler's own error misleads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FacadeMustNotBeHidden : JobAnalyzer
{
    /// <summary>The key under which TJ1025 carries the facade's full name.</summary>
    internal const string FacadeProperty = "facade";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FacadeMustNotBeHidden];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var name = FacadeContract.NameOf(options);
        var ns = FacadeContract.NamespaceOf(options, symbols.Compilation.AssemblyName);
        var facade = ns.Length == 0 ? name : ns + "." + name;
        if (symbols.Compilation.GetTypeByMetadataName(facade) is not null)
        {
            context.RegisterSyntaxNodeAction(node => Check(node, name, facade), SyntaxKind.SimpleMemberAccessExpression);
        }
    }

    private static void Check(SyntaxNodeAnalysisContext context, string name, string facade)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        if (access.Expression is IdentifierNameSyntax { Identifier.ValueText: var text } left && text == name
            && context.SemanticModel.GetSymbolInfo(left, context.CancellationToken).Symbol is INamespaceSymbol nearer
            && context.SemanticModel.GetSymbolInfo(access, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FacadeMustNotBeHidden, left.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(FacadeProperty, facade),
                name, nearer.ToDisplayString(), facade, access.Name.Identifier.ValueText));
        }
    }
}
