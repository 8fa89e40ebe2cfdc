using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.JobShouldTakeCancellationToken, TypedJobs.CodeFixes.Reliability.AddCancellationTokenFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.JobShouldTakeCancellationToken>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class JobShouldTakeCancellationTokenTests
{
    [Fact]
    public Task JobWithToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task JobWithContext_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(JobContext job)
            {
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task JobThatAwaitsNothing_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static Task Run()
            {
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task AsyncMethodWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static async Task Run() => await Task.Yield(); }
        """);

    [Fact]
    public Task AwaitingJobWithoutToken_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task {|TJ4005:Run|}(int id)
            {
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task AwaitingJob_Fix_TakesATokenAndPassesItOn() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task {|TJ4005:Run|}(string path)
            {
                await Task.Delay(5);
                await File.WriteAllTextAsync(path, "x");
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(string path, CancellationToken cancellationToken)
            {
                await Task.Delay(5, cancellationToken);
                await File.WriteAllTextAsync(path, "x", cancellationToken);
            }
        }
        """);

    [Fact]
    public Task JobThatIsCalledDirectly_Fix_MakesTheTokenOptional() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task {|TJ4005:Run|}(string path)
            {
                await Task.Yield();
            }

            static Task Now() => Run("x");
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(string path, CancellationToken cancellationToken = default)
            {
                await Task.Yield();
            }

            static Task Now() => Run("x");
        }
        """);

    [Fact]
    public Task JobWithOptionalParameter_Fix_MakesTheTokenOptional() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task {|TJ4005:Run|}(string path = "x")
            {
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(string path = "x", CancellationToken cancellationToken = default)
            {
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task JobWithParams_Fix_PutsTheTokenBeforeThem() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task {|TJ4005:Run|}(params string[] paths)
            {
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken cancellationToken, params string[] paths)
            {
                await Task.Yield();
            }
        }
        """);
}
