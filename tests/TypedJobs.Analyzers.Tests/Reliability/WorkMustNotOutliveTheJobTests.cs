using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.WorkMustNotOutliveTheJob, TypedJobs.CodeFixes.Reliability.AwaitDiscardedTaskFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.WorkMustNotOutliveTheJob>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class WorkMustNotOutliveTheJobTests
{
    [Fact]
    public Task AwaitedWork_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Send();
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task WorkAwaitedLater_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var sending = Send();
                await Task.Yield();
                await sending;
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task UnawaitedCallInAsyncCode_IsLeftToTheCompiler() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                Send();
                await Task.Yield();
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task DiscardOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static void Run() { _ = Task.Run(() => { }); } }
        """);

    [Fact]
    public Task DiscardOfAValue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                _ = int.Parse("1");
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task Discard_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                _ = {|TJ4008:Send()|};
                await Task.Yield();
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task UnawaitedCallInSyncJob_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4008:Task.Run(() => { })|};
            }
        }
        """);

    [Fact]
    public Task ThreadPool_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4008:ThreadPool.QueueUserWorkItem(_ => { })|};
            }
        }
        """);

    [Fact]
    public Task Thread_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4008:new Thread(() => { }).Start()|};
            }
        }
        """);

    [Fact]
    public Task Discard_Fix_Awaits() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                _ = {|TJ4008:Send()|};
                await Task.Yield();
            }

            static Task Send() => Task.CompletedTask;
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Send();
                await Task.Yield();
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task DiscardInSyncJob_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                _ = {|TJ4008:Send()|};
            }

            static Task Send() => Task.CompletedTask;
        }
        """);
}
