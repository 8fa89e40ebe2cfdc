using TypedJobs.Analyzers.Idempotency;
using TypedJobs.Analyzers.Tests.Corpus;

namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>Looks at one idempotency rule alone, on by force if it is off by default, with the libraries of the corpus at hand.</summary>
internal static class RuleVerifier
{
    /// <summary>Asserts that the rule reports what the source marks, and nothing else. The source is the inside of a class <c>Work</c>.</summary>
    public static Task VerifyAsync(string id, string members)
        => Create(id, "using Dapper; using Microsoft.EntityFrameworkCore; using StackExchange.Redis; partial class Work\n{\n" + members + "\n}\n")
            .RunAsync(TestContext.Current.CancellationToken);

    /// <summary>The test, for a case with more files, options or references. The source is a whole file.</summary>
    public static AnalyzerVerifier<JobMustSurviveRetry>.Test Create(string id, string source)
    {
        var test = new AnalyzerVerifier<JobMustSurviveRetry>.Test { TestCode = source };
        test.TestState.AdditionalReferences.Add(CorpusFiles.Libraries);
        test.TestState.Sources.Add(("/0/More.cs", "global using System.Net.Http;\nglobal using System.Net.Http.Json;\n"));
        foreach (var descriptor in new JobMustSurviveRetry().SupportedDiagnostics)
        {
            // A fault of the engine must fail every test, not only its own.
            if (descriptor.Id != id && descriptor.Id != "TJ9004")
            {
                test.DisabledDiagnostics.Add(descriptor.Id);
            }
        }

        return test;
    }
}
