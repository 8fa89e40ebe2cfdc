using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Configuration;

/// <summary>TJ9005: what <c>.editorconfig</c> sets for TypedJobs must be a value that the rules understand.</summary>
/// <remarks>At the end of the compilation: a setting holds for many files and is said once, and has no place in any of them.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsMustBeUnderstood : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.SettingMustBeUnderstood];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        var said = new HashSet<(string Key, string Value)>();
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            foreach (var (key, value, allowed) in KnownSettings.FindUnreadable(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree)))
            {
                if (said.Add((key, value)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.SettingMustBeUnderstood, Location.None, key, value, allowed));
                }
            }
        }
    }
}
