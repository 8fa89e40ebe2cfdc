using Verifier = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Reliability.EnqueueMustBeAwaited, TypedJobs.CodeFixes.Reliability.EnqueueCallFix>;

namespace TypedJobs.Analyzers.Tests.Fixes;

public class EnqueueCallFixTests
{
    [Fact]
    public Task DroppedCallInAsyncCode_IsEnqueuedAndAwaited() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall<int> call)
            {
                {|TJ4023:call.OnQueue("low")|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall<int> call)
            {
                await call.OnQueue("low").EnqueueAsync();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task DroppedCallInSyncCode_IsEnqueued() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        static class Web { static void Run(JobCall call) => {|TJ4023:call.OnQueue("low")|}; }
        """,
        /* lang=c#-test */ """
        static class Web { static void Run(JobCall call) => call.OnQueue("low").Enqueue(); }
        """);
}
