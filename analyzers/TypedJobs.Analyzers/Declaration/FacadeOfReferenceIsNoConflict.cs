using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>Silences CS0436 on the facade: a test project with the root namespace of its app has a facade of the same full name, which holds the app's jobs too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FacadeOfReferenceIsNoConflict : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new(
        "TJS1001", "CS0436", "The facade of this project holds the jobs of the referenced one that has a facade of the same name");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var name = FacadeContract.NameOf(options);
        var facade = FacadeContract.FindUserPart(context.Compilation.Assembly, FacadeContract.NamespaceOf(options, context.Compilation.AssemblyName), name);
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (facade is not null && diagnostic.Location.SourceTree is { } tree
                && NameOf(tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } named
                && named.Identifier.ValueText == name
                && SymbolEqualityComparer.Default.Equals(context.GetSemanticModel(tree).GetSymbolInfo(named, context.CancellationToken).Symbol, facade))
            {
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
            }
        }
    }

    private static SimpleNameSyntax? NameOf(SyntaxNode node) => node switch
    {
        SimpleNameSyntax name => name,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        MemberAccessExpressionSyntax access => access.Name,
        _ => null,
    };
}
