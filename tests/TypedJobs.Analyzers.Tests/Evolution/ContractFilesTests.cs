using Microsoft.CodeAnalysis.Testing;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class ContractFilesTests
{
    [Fact]
    public Task MissingFile_IsReported()
    {
        var test = new AnalyzerVerifier<JobsMustKeepTheirContract>.Test { TestCode = "static class Work;" };
        ContractVerifier.TurnOn(test.TestState);
        test.TestState.AdditionalFiles.Add((ContractVerifier.ShippedPath, ""));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.ContractFileIsMissing).WithArguments("Jobs.Unshipped.txt"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task CommentsAndEmptyLines_AreSilent() => ContractVerifier.VerifyAsync("static class Work;", "# a\n\n  # b\n", "\n");

    [Fact]
    public Task SecondShippedLine_TakesThePlaceOfTheFirst() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run(long to) { } }""", "job a(to: int)\njob a(to: long)\n");

    [Fact]
    public Task MalformedLine_IsReported() => ContractVerifier.VerifyAsync(
        "static class Work;",
        "",
        "# a\njob a(to string)\n",
        new DiagnosticResult(Descriptors.ContractLineIsMalformed).WithSpan(ContractVerifier.UnshippedPath, 2, 1, 2, 17)
            .WithMessage("Line 2 of Jobs.Unshipped.txt is left out: ':' is expected at column 10"));

    [Fact]
    public Task SecondUnshippedLine_IsReported() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run() { } }""",
        "",
        "job a()\njob a()\n",
        new DiagnosticResult(Descriptors.ContractLineIsMalformed).WithSpan(ContractVerifier.UnshippedPath, 2, 1, 2, 8)
            .WithArguments(2, "Jobs.Unshipped.txt", "'a' has a line already"));

    [Fact]
    public Task UnshippedLineThatNoMethodHas_IsReported() => ContractVerifier.VerifyAsync(
        "static class Work;",
        "",
        "job a()\n",
        new DiagnosticResult(Descriptors.ContractLineIsMalformed).WithSpan(ContractVerifier.UnshippedPath, 1, 1, 1, 8)
            .WithArguments(1, "Jobs.Unshipped.txt", "no method has the wire name 'a' and it has not shipped; remove the line"));
}
