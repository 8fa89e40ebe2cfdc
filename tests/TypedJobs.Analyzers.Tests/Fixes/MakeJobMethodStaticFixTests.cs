using Verifier = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.MakeJobMethodStaticFix>;

namespace TypedJobs.Analyzers.Tests.Fixes;

public class MakeJobMethodStaticFixTests
{
    [Fact]
    public Task InstanceJobs_WithoutUseOfTheInstance_BecomeStatic() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        partial class Mail
        {
            // Sends one.
            [Job]
            public async Task {|TJ1002:Send|}(string to) => await Task.Yield();

            [Job] Task {|TJ1002:Drop|}(string to) => Task.CompletedTask;
        }
        """,
        /* lang=c#-test */ """
        partial class Mail
        {
            // Sends one.
            [Job]
            public static async Task Send(string to) => await Task.Yield();

            [Job] static Task Drop(string to) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task InstanceJob_ThatReadsAField_IsLeftToItsAuthor() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        partial class Mail
        {
            private readonly string _from = "me";

            [Job] string {|TJ1002:Send|}(string to) => _from;
        }
        """);

    [Fact]
    public Task InstanceJob_ThatReadsAPrimaryConstructorParameter_IsLeftToItsAuthor() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        partial class Mail(string from)
        {
            [Job] string {|TJ1002:Send|}(string to) => from;
        }
        """);

    [Fact]
    public Task VirtualJob_IsLeftToItsAuthor() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        partial class Mail
        {
            [Job] public virtual Task {|TJ1002:Send|}(string to) => Task.CompletedTask;
        }
        """);
}
