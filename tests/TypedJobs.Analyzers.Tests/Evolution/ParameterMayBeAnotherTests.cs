using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Evolution;

/// <summary>TJ5018: arguments are stored by place, so a parameter gets what was queued for the one that had its place.</summary>
public class ParameterMayBeAnotherTests
{
    [Fact]
    public Task NewParameterAtTheEnd_IsToBeRecorded() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void {|TJ5002:Run|}(string to, string subject = "") { } }""",
        "job a(to: string)");

    [Fact]
    public Task NewName_RecordedAndShipped_IsSilent() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run(string recipient) { } }""",
        "job a(to: string)\njob a(recipient: string)");

    [Fact]
    public Task OtherParameterOfTheSameType_IsReported() => ContractVerifier.VerifyAsync(
        """static partial class Work { [Job("a")] static void Run(string to, {|#0:string|} subject) { } }""",
        "job a(to: string, replyTo: string)",
        "",
        new DiagnosticResult(Descriptors.ParameterMayBeAnother).WithLocation(0).WithMessage(
            "Parameter 'subject' of job 'Run' has the place of 'replyTo', which is gone, so it gets the value that queued jobs have for 'replyTo'; "
            + "if it was only renamed, record the change in Jobs.Unshipped.txt, else add it at the end with a default value and keep 'replyTo'"));
}
