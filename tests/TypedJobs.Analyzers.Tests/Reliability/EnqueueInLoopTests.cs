using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.EnqueueInLoop>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class EnqueueInLoopTests
{
    [Fact]
    public Task EnqueueOutsideALoop_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                await call.EnqueueAsync();
            }
        }
        """);

    [Fact]
    public Task EnqueuesAwaitedTogether_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                var all = new List<Task>();
                foreach (var i in new[] { 1 })
                {
                    all.Add(call.EnqueueAsync().AsTask());
                }

                await Task.WhenAll(all);
            }
        }
        """);

    [Fact]
    public Task WhileLoop_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                while (Environment.TickCount > 0)
                {
                    await call.EnqueueAsync();
                }
            }
        }
        """);

    [Fact]
    public Task AwaitForEach_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, IAsyncEnumerable<int> items)
            {
                await foreach (var i in items)
                {
                    await call.EnqueueAsync();
                }
            }
        }
        """);

    [Fact]
    public Task EnqueuePerItem_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call, JobClient client)
            {
                foreach (var i in new[] { 1 })
                {
                    await {|TJ4024:call.EnqueueAsync()|};
                }
            }
        }
        """);
}
