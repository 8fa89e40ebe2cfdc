using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.LoopMustObserveCancellation>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class LoopMustObserveCancellationTests
{
    [Fact]
    public Task LoopWithACondition_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                while (await Next())
                {
                }
            }

            static Task<bool> Next() => Task.FromResult(false);
        }
        """);

    [Fact]
    public Task LoopThatPassesTheToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                while (true)
                {
                    await Task.Delay(5, ct);
                }
            }
        }
        """);

    [Fact]
    public Task LoopWithABreak_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                while (true)
                {
                    await Task.Yield();
                    break;
                }
            }
        }
        """);

    [Fact]
    public Task EndlessLoopOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static async Task Run() { while (true) { await Task.Yield(); } } }
        """);

    [Fact]
    public Task EndlessLoop_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                {|TJ4017:while|} (true)
                {
                    await Task.Yield();
                }
            }
        }
        """);

    [Fact]
    public Task EndlessForLoop_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                {|TJ4017:for|} (;;)
                {
                    await Task.Yield();
                }
            }
        }
        """);

    [Fact]
    public Task LoopWhoseCallsLeaveTheTokenOut_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            static Task StepAsync(int id, CancellationToken ct = default) => Task.Delay(1, ct);

            [Job]
            static async Task Run(int id)
            {
                {|TJ4017:while|} (true)
                {
                    await StepAsync(id);
                }
            }

            [Job]
            static async Task Passing(int id, CancellationToken ct)
            {
                while (true)
                {
                    await StepAsync(id, ct);
                }
            }
        }
        """);
}
