using Microsoft.CodeAnalysis.Testing;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.QueueShouldBeDeclared>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class QueueShouldBeDeclaredTests
{
    [Fact]
    public Task QueuesNotDeclared_IsSilent() => VerifyAsync("", /* lang=c#-test */ """
        static partial class Mail { [Job("a", Queue = "mial")] static void Send() { } }
        """);

    [Fact]
    public Task DeclaredQueue_IsSilent() => VerifyAsync("typedjobs.queues = default, mail", /* lang=c#-test */ """
        static partial class Mail { [Job("a", Queue = "mail")] static void Send() { } }
        """);

    [Fact]
    public Task DefaultQueue_IsSilent() => VerifyAsync("typedjobs.queues = mail", /* lang=c#-test */ """
        static partial class Mail { [Job("a")] static void Send() { } }
        """);

    [Fact]
    public Task UndeclaredQueue_IsReported() => VerifyAsync("typedjobs.queues = default, mail", /* lang=c#-test */ """
        static partial class Mail { [Job("a", Queue = {|TJ4013:"mial"|})] static void Send() { } }
        """);

    [Fact]
    public Task UndeclaredQueue_OfTheClass_IsReportedThere() => VerifyAsync("typedjobs.queues = default, mail", /* lang=c#-test */ """
        [JobDefaults(Queue = {|TJ4013:"mial"|})]
        static partial class Mail { [Job("a")] static void Send() { } }
        """);

    [Fact]
    public Task UndeclaredQueue_OfTheClassThatTheJobDoesNotUse_IsSilent() => VerifyAsync("typedjobs.queues = default, mail", /* lang=c#-test */ """
        [JobDefaults(Queue = "mial")]
        static partial class Mail { [Job("a", Queue = "mail")] static void Send() { } }
        """);

    [Fact]
    public Task UndeclaredQueue_Message_NamesTheNearest()
    {
        var test = Test("typedjobs.queues = default, mail", """static partial class Mail { [Job("a", Queue = {|#0:"mial"|})] static void Send() { } }""");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.QueueShouldBeDeclared).WithLocation(0).WithMessage(
            "Queue 'mial' of job 'Send' is not among typedjobs.queues in .editorconfig, so no worker may serve it; did you mean 'mail'?"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task VerifyAsync(string option, string source) => Test(option, source).RunAsync(TestContext.Current.CancellationToken);

    private static Verifier.Test Test(string option, string source)
    {
        var test = new Verifier.Test { TestCode = source };
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[*.cs]\n" + option + "\n"));
        return test;
    }
}
