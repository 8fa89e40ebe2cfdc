using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.Analyzers.Tests.Evolution;

/// <summary>Holds a source to contract files as a project that has turned the contract on.</summary>
internal static class ContractVerifier
{
    public const string ShippedPath = "/0/Jobs.Shipped.txt";

    public const string UnshippedPath = "/0/Jobs.Unshipped.txt";

    /// <summary>Asserts what is reported when the contract files are as given.</summary>
    public static Task VerifyAsync(string source, string shipped, string unshipped = "", params DiagnosticResult[] expected)
    {
        var test = new AnalyzerVerifier<JobsMustKeepTheirContract>.Test { TestCode = source };
        Apply(test.TestState, shipped, unshipped);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts what a fix makes of the source and of the unshipped file.</summary>
    public static Task VerifyFixAsync<TFix>(
        string source, string fixedSource, string shipped, string unshipped, string fixedUnshipped)
        where TFix : CodeFixProvider, new()
    {
        var test = new FixVerifier<JobsMustKeepTheirContract, TFix>.Test { TestCode = source, FixedCode = fixedSource };
        Apply(test.TestState, shipped, unshipped);
        test.FixedState.AdditionalFiles.Add((ShippedPath, shipped));
        test.FixedState.AdditionalFiles.Add((UnshippedPath, fixedUnshipped));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static void TurnOn(SolutionState state)
        => state.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.TypedJobsContract = true\n"));

    private static void Apply(SolutionState state, string shipped, string unshipped)
    {
        TurnOn(state);
        state.AdditionalFiles.Add((ShippedPath, shipped));
        state.AdditionalFiles.Add((UnshippedPath, unshipped));
    }
}
