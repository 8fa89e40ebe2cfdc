using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.JobMustNotBeAsyncVoid, TypedJobs.CodeFixes.Reliability.ReturnTaskFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.JobMustNotBeAsyncVoid>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class JobMustNotBeAsyncVoidTests
{
    [Fact]
    public Task AsyncTaskJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
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
    public Task SyncVoidJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine();
            }
        }
        """);

    [Fact]
    public Task AsyncVoidMethodWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static async void Run() => await Task.Yield(); }
        """);

    [Fact]
    public Task EventHandlerInJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                AppDomain.CurrentDomain.ProcessExit += async (_, _) => await Task.Yield();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task AsyncTaskLambdaInJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                Func<Task> f = async () => await Task.Yield();
                await f();
            }
        }
        """);

    [Fact]
    public Task AsyncVoidJob_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async void {|TJ4001:Run|}()
            {
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task CallOfAsyncVoidMethodInJob_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                {|TJ4001:Fire()|};
                await Task.Yield();
            }

            static async void Fire() => await Task.Yield();
        }
        """);

    [Fact]
    public Task AsyncVoidLambdaInJob_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                new List<int>().ForEach({|TJ4001:async i => await Task.Delay(i)|});
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task AsyncVoidJob_Fix_ReturnsTask() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            public static async void {|TJ4001:Run|}()
            {
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            public static async Task Run()
            {
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task CallOfAsyncVoidMethod_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                {|TJ4001:Fire()|};
                await Task.Yield();
            }

            static async void Fire() => await Task.Yield();
        }
        """);
}
