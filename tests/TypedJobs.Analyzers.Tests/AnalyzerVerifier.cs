using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests;

/// <summary>Runs one analyzer over a source as a user writes it. Findings are marked in the source: <c>{|TJ1002:Send|}</c>.</summary>
internal static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Asserts that the analyzer reports what the source marks, and nothing else.</summary>
    public static Task VerifyAsync(string source, CancellationToken cancellationToken = default)
        => new Test { TestCode = source }.RunAsync(cancellationToken);

    /// <summary>Asserts that the one place marked <c>{|#0:…|}</c> has this finding with this message.</summary>
    public static Task VerifyMessageAsync(string source, string id, string message, CancellationToken cancellationToken = default)
    {
        var descriptor = new TAnalyzer().SupportedDiagnostics.Single(d => d.Id == id);
        var test = new Test { TestCode = source };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(descriptor).WithLocation(0).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        return test.RunAsync(cancellationToken);
    }

    /// <summary>A test with more than one file, other references or an <c>.editorconfig</c>.</summary>
    internal sealed class Test : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    {
        public Test() => TestEnvironment.Apply(TestState);

        /// <summary>True to have the generator write the facade, as it does in a project.</summary>
        public bool HasFacade { get; set; }

        protected override IEnumerable<Type> GetSourceGenerators() => HasFacade ? [typeof(TypedJobs.Generators.JobGenerator)] : [];

        protected override ParseOptions CreateParseOptions() => TestEnvironment.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => TestEnvironment.CompilationOptions;
    }
}
