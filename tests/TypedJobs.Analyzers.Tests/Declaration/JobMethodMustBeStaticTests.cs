using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobMethodMustBeStaticTests
{
    [Fact]
    public Task StaticJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Mail { [Job] static Task Send(string to) => Task.CompletedTask; }
        """);

    [Fact]
    public Task InstanceMethodWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial class Mail { Task Send(string to) => Task.CompletedTask; }
        """);

    [Fact]
    public Task AttributeOfAnotherLibrary_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        class JobAttribute : Attribute;
        class Mail { [Job] Task Send(string to) => Task.CompletedTask; }
        """);

    [Fact]
    public Task InstanceJob_IsReportedOnItsName() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial class Mail { [Job] Task {|TJ1002:Send|}(string to) => Task.CompletedTask; }
        """);

    [Fact]
    public Task InstanceJob_Message_NamesTheJobAndTheWayOut() => Verifier.VerifyMessageAsync(
        /* lang=c#-test */ """
        partial class Mail { [Job] Task {|#0:Send|}(string to) => Task.CompletedTask; }
        """,
        "TJ1002",
        """Job 'Send' must be static: no instance is stored with it; take what it needs as parameters, services with [FromServices]""");

    [Fact]
    public Task ProjectWithoutTypedJobs_IsSilent()
    {
        var test = new Verifier.Test
        {
            TestCode = """
                namespace TypedJobs.Other { class JobAttribute : Attribute; class Mail { [Job] Task Send(string to) => Task.CompletedTask; } }
                """,
        };
        test.TestState.AdditionalReferences.Clear();
        test.TestState.Sources.RemoveAt(0);
        TestEnvironment.Apply(test.TestState, withTypedJobs: false);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
