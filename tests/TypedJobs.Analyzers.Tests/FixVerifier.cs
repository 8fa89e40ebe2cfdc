using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests;

/// <summary>Applies one fix, alone and by Fix All, and analyses the result again: it must compile, and what it still reports is marked.</summary>
internal static class FixVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public static Task VerifyAsync(string source, string fixedSource, CancellationToken cancellationToken = default)
        => new Test { TestCode = source, FixedCode = fixedSource }.RunAsync(cancellationToken);

    /// <summary>Asserts that the finding is reported and no fix is offered for it.</summary>
    public static Task VerifyNoFixAsync(string source, CancellationToken cancellationToken = default)
        => VerifyAsync(source, source, cancellationToken);

    internal sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        public Test()
        {
            TestEnvironment.Apply(TestState);

            // What only the end of a compilation can tell is mended from there.
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
            FixedState.Sources.Add(TestState.Sources[0]);
        }

        protected override ParseOptions CreateParseOptions() => TestEnvironment.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => TestEnvironment.CompilationOptions;
    }
}
