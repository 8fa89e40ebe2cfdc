using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.JobShouldNotBlock, TypedJobs.CodeFixes.Reliability.AwaitInsteadOfBlockingFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.JobShouldNotBlock>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class JobShouldNotBlockTests
{
    [Fact]
    public Task AwaitedTask_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var x = await Load();
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task ResultAfterWhenAll_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var a = Load();
                var b = Load();
                await Task.WhenAll(a, b);
                Console.WriteLine(a.Result + b.Result);
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task ResultAfterIsCompletedSuccessfully_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var a = Load();
                var x = a.IsCompletedSuccessfully ? a.Result : await a;
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task ResultOfAnotherType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Yield();
                Console.WriteLine(new Answer().Result);
            }

            class Answer { public int Result => 1; }
        }
        """);

    [Fact]
    public Task ResultInNameof_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Yield();
                Console.WriteLine(nameof(Task<int>.Result));
            }
        }
        """);

    [Fact]
    public Task BlockingOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static int Run() => Task.FromResult(1).Result; }
        """);

    [Fact]
    public Task Result_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var x = {|TJ4002:Load().Result|};
                await Task.Yield();
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task ResultOfATaskAwaitedLater_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var a = Load();
                var x = {|TJ4002:a.Result|};
                await a;
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task WaitInSyncJob_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4002:Load().Wait()|};
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task WaitAll_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                {|TJ4002:Task.WaitAll(Load(), Load())|};
                await Task.Yield();
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task Blocking_Fix_Awaits() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var a = {|TJ4002:Load().Result|}.ToString();
                {|TJ4002:Load().Wait()|};
                var b = {|TJ4002:Load().GetAwaiter().GetResult()|};
                var c = {|TJ4002:Load().ConfigureAwait(false).GetAwaiter().GetResult()|};
                {|TJ4002:Task.WaitAll(Load(), Load())|};
                await Task.Yield();
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                var a = (await Load()).ToString();
                await Load();
                var b = await Load();
                var c = await Load().ConfigureAwait(false);
                await Task.WhenAll(Load(), Load());
                await Task.Yield();
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task BlockingInSyncJob_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                var a = {|TJ4002:Load().Result|};
            }

            static Task<int> Load() => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task BlockingInLock_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                lock (Gate)
                {
                    var a = {|TJ4002:Load().Result|};
                }

                await Task.Yield();
            }

            static Task<int> Load() => Task.FromResult(1);

            static readonly object Gate = new();
        }
        """);
}
