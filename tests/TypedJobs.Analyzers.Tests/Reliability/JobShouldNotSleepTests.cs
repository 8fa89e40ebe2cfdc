using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.JobShouldNotSleep, TypedJobs.CodeFixes.Reliability.AwaitDelayFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.JobShouldNotSleep>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class JobShouldNotSleepTests
{
    [Fact]
    public Task ShortDelay_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Delay(1000, ct);
            }
        }
        """);

    [Fact]
    public Task DelayOfUnknownLength_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int minutes)
            {
                await Task.Delay(TimeSpan.FromMinutes(minutes));
            }
        }
        """);

    [Fact]
    public Task SleepOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static void Run() => Thread.Sleep(1); }
        """);

    [Fact]
    public Task SleepOfAnotherType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Yield();
                Person.Sleep(8);
            }

            static class Person { public static void Sleep(int hours) { } }
        }
        """);

    [Fact]
    public Task Sleep_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4003:Thread.Sleep(5)|};
            }
        }
        """);

    [Fact]
    public Task LongDelayInMilliseconds_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await {|TJ4003:Task.Delay(60_000, ct)|};
            }
        }
        """);

    [Fact]
    public Task LongDelayAsTimeSpan_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await {|TJ4003:Task.Delay(TimeSpan.FromMinutes(5), ct)|};
            }
        }
        """);

    [Fact]
    public Task Sleep_Fix_AwaitsDelayWithTheToken() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                {|TJ4003:Thread.Sleep(5)|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Delay(5, ct);
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task Sleep_Fix_UsesTheTokenOfTheContext() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(JobContext job)
            {
                {|TJ4003:Thread.Sleep(5)|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(JobContext job)
            {
                await Task.Delay(5, job.CancellationToken);
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task SleepInSyncJob_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4003:Thread.Sleep(5)|};
            }
        }
        """);

    [Fact]
    public Task LongDelay_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await {|TJ4003:Task.Delay(60_000, ct)|};
            }
        }
        """);
}
