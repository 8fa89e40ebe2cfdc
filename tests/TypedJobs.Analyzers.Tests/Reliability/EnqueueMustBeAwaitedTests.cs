using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.EnqueueMustBeAwaited, TypedJobs.CodeFixes.Reliability.AwaitEnqueueFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.EnqueueMustBeAwaited>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class EnqueueMustBeAwaitedTests
{
    [Fact]
    public Task AwaitedEnqueue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                await call.EnqueueAsync();
                await client.EnqueueAsync(call);
            }
        }
        """);

    [Fact]
    public Task BlockingEnqueue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall call)
            {
                call.Enqueue();
            }
        }
        """);

    [Fact]
    public Task ReturnedEnqueue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static ValueTask<JobHandle> Run(JobCall call)
            {
                return call.EnqueueAsync();
            }
        }
        """);

    [Fact]
    public Task DiscardedEnqueue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall call)
            {
                _ = call.EnqueueAsync();
            }
        }
        """);

    [Fact]
    public Task EnqueueOfAnotherLibrary_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static void Run(Other queue)
            {
                queue.EnqueueAsync();
            }
        }

        class Other { public Task EnqueueAsync() => Task.CompletedTask; }
        """);

    [Fact]
    public Task CallThatIsKept_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                var later = call.OnQueue("low");
                await later.EnqueueAsync();
            }
        }
        """);

    [Fact]
    public Task UnawaitedEnqueue_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall call, JobClient client)
            {
                {|TJ4022:call.EnqueueAsync()|};
                {|TJ4022:client.EnqueueAsync(call)|};
            }
        }
        """);

    [Fact]
    public Task UnawaitedEnqueueWithResult_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall<int> call)
            {
                {|TJ4022:call.EnqueueAsync()|};
            }
        }
        """);

    [Fact]
    public Task CallThatIsDropped_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall<int> call)
            {
                {|TJ4023:call.In(TimeSpan.FromHours(1)).OnQueue("low")|};
            }
        }
        """);

    [Fact]
    public Task UnawaitedEnqueueInAsyncCode_Fix_Awaits() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                {|TJ4022:call.EnqueueAsync()|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                await call.EnqueueAsync();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task UnawaitedEnqueueInSyncCode_Fix_Blocks() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall call)
            {
                {|TJ4022:call.EnqueueAsync()|};
            }
        }
        """,
        /* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall call)
            {
                call.Enqueue();
            }
        }
        """);

    [Fact]
    public Task UnawaitedEnqueueWithTokenInSyncCode_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static class Web
        {
            static void Run(JobCall call, CancellationToken ct)
            {
                {|TJ4022:call.EnqueueAsync(ct)|};
            }
        }
        """);
}
