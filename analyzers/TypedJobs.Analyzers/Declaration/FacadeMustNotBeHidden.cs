using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>TJ1025: a namespace or a type that is nearer than the facade has its name, so that the compiler's own error misleads.</summary>
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
        INamespaceOrTypeSymbol? type = FacadeContract.FindUserPart(symbols.Compilation.Assembly, ns, name);
        if ((type ?? FacadeContract.FindNamespace(symbols.Compilation.GlobalNamespace, facade)) is { } found)
        {
            context.RegisterSyntaxNodeAction(node => Check(node, found, facade), SyntaxKind.SimpleMemberAccessExpression);
        }
    }

    private static void Check(SyntaxNodeAnalysisContext context, INamespaceOrTypeSymbol facade, string fullName)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        if (access.Expression is IdentifierNameSyntax { Identifier.ValueText: var text } left && text == facade.Name
            && context.SemanticModel.GetSymbolInfo(left, context.CancellationToken).Symbol is { } nearer
            && IsRival(nearer, facade, access.Name.Identifier.ValueText)
            && context.SemanticModel.GetSymbolInfo(access, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FacadeMustNotBeHidden, left.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(FacadeProperty, fullName),
                facade.Name, nearer.ToDisplayString(), fullName, access.Name.Identifier.ValueText, nearer is INamespaceSymbol ? "namespace" : "type"));
        }
    }

    // A facade that is a namespace is no rival of itself. Of a type that has the name it may be meant: the facade of a referenced assembly, for one.
    private static bool IsRival(ISymbol nearer, INamespaceOrTypeSymbol facade, string entry) => nearer switch
    {
        INamespaceSymbol ns => facade is INamedTypeSymbol || ns.ToDisplayString() != facade.ToDisplayString(),
        INamedTypeSymbol => !SymbolEqualityComparer.Default.Equals(nearer, facade) && facade.GetMembers(entry).Any(),
        _ => false,
    };
}
