namespace TypedJobs.Generators.Tests;

/// <summary>A job says more than its class, and its class more than the assembly; what nobody says is left to the library.</summary>
public sealed class JobSettingsTests
{
    [Fact]
    public void Settings_OfAJob_AreInItsDescriptor()
    {
        var job = DescriptorOf("""
            [Job("a", MaxAttempts = 9, Backoff = BackoffKind.Linear, BaseDelay = "1m30s", MaxDelay = "2h", Jitter = 0.25,
                Timeout = "1500ms", HardTimeout = "1d", Ack = AckMode.Early, Queue = "slow", ResultTtl = "2d")]
            static int Run() => 1;
            """);

        var expected = new RetryPolicy
        {
            MaxAttempts = 9,
            Backoff = BackoffKind.Linear,
            BaseDelay = TimeSpan.FromSeconds(90),
            MaxDelay = TimeSpan.FromHours(2),
            Jitter = 0.25,
        };
        Assert.Equal(expected, job.Retry);
        Assert.Equal((TimeSpan.FromMilliseconds(1500), TimeSpan.FromDays(1)), (job.Timeout, job.HardTimeout));
        Assert.Equal((AckMode.Early, "slow", TimeSpan.FromDays(2)), (job.Ack, job.Queue, job.ResultTtl));
    }

    [Fact]
    public void Settings_LeftAlone_AreTheLibrarysAndNotInTheCode()
    {
        var run = Generate("""[Job("a")] static void Run() { }""");

        var job = run.Load().Entry("Run").Descriptor;
        Assert.Same(RetryPolicy.Default, job.Retry);
        Assert.Null(job.Timeout);
        Assert.Null(job.HardTimeout);
        Assert.Null(job.IsRetryable);
        Assert.Null(job.OnDead);
        Assert.False(job.IsDeadLetterHandler);
        Assert.Equal((AckMode.Late, "default"), (job.Ack, job.Queue));
        Assert.Contains("new global::TypedJobs.JobDescriptor(\"a\", global::Shop.Work.__Invoke_Run))", run.Files["Shop.Work.Run.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_SpelledAsTheDefault_AreNotInTheCode()
        => Assert.DoesNotContain("Retry", Generate("""[Job("a", MaxAttempts = 10, BaseDelay = "5s", MaxDelay = "1800s", Jitter = 0.5)] static void Run() { }""")
            .Files["Shop.Work.Run.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Durations_InTheCode_ReadAsAPersonWouldWriteThem()
    {
        var code = Generate("""[Job("a", BaseDelay = "90s", MaxDelay = "90m", Timeout = "1500ms", HardTimeout = "36h")] static void Run() { }""")
            .Files["Shop.Work.Run.g.cs"];

        Assert.Contains("BaseDelay = global::System.TimeSpan.FromSeconds(90), MaxDelay = global::System.TimeSpan.FromMinutes(90) }", code, StringComparison.Ordinal);
        Assert.Contains("Timeout = global::System.TimeSpan.FromMilliseconds(1500),", code, StringComparison.Ordinal);
        Assert.Contains("HardTimeout = global::System.TimeSpan.FromHours(36),", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_OfAssemblyAndNestedClasses_GiveWayToWhatIsNearer()
    {
        var jobs = GeneratorHarness.Run("""
            [assembly: JobDefaults(Queue = "assembly", MaxAttempts = 11, Timeout = "11s", ResultTtl = "11m")]
            namespace Shop;
            [JobDefaults(Queue = "outer", MaxAttempts = 12, HardTimeout = "12h")]
            static partial class Outer
            {
                [JobDefaults(MaxAttempts = 13)]
                internal static partial class Inner
                {
                    [Job("a", MaxAttempts = 14)] static void Nearest() { }
                    [Job("b")] static int Near() => 1;
                }

                [Job("c")] static void Far() { }
            }

            static partial class Other { [Job("d")] static void Farthest() { } }
            """).AssertCompiles().Load();

        (int, string, TimeSpan?, TimeSpan?) Of(string entry)
        {
            var job = jobs.Entry(entry).Descriptor;
            return (job.Retry.MaxAttempts, job.Queue, job.Timeout, job.HardTimeout);
        }

        Assert.Equal((14, "outer", TimeSpan.FromSeconds(11), TimeSpan.FromHours(12)), Of("Nearest"));
        Assert.Equal((13, "outer", TimeSpan.FromSeconds(11), TimeSpan.FromHours(12)), Of("Near"));
        Assert.Equal((12, "outer", TimeSpan.FromSeconds(11), TimeSpan.FromHours(12)), Of("Far"));
        Assert.Equal((11, "assembly", TimeSpan.FromSeconds(11), null), Of("Farthest"));
        Assert.Equal(TimeSpan.FromMinutes(11), jobs.Entry("Near").Descriptor.ResultTtl);
    }

    [Fact]
    public void Job_ThatSaysTheLibrarysDefault_WinsOverItsClass()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            [JobDefaults(MaxAttempts = 1, Timeout = "1m", Ack = AckMode.Early, Jitter = 0, RetryOn = [typeof(TimeoutException)])]
            static partial class Work
            {
                [Job("a", MaxAttempts = 10, Timeout = null, Ack = AckMode.Late, Jitter = 0.5, RetryOn = [])] static void Run() { }
            }
            """).AssertCompiles().Load();

        var job = jobs.Entry("Run").Descriptor;
        Assert.Equal(RetryPolicy.Default, job.Retry);
        Assert.Null(job.Timeout);
        Assert.Null(job.IsRetryable);
        Assert.Equal(AckMode.Late, job.Ack);
    }

    [Fact]
    public void Defaults_OnAnotherPartOfTheClass_Count()
    {
        var jobs = GeneratorHarness.Run(
            [
                """namespace Shop; static partial class Work { [Job("a")] static void Run() { } }""",
                """namespace Shop; [JobDefaults(Queue = "slow")] static partial class Work { }""",
            ]).AssertCompiles().Load();

        Assert.Equal("slow", jobs.Entry("Run").Descriptor.Queue);
    }

    [Theory]
    [InlineData("MaxAttempts = 0")]
    [InlineData("MaxAttempts = 1001")]
    [InlineData("Jitter = 1.01")]
    [InlineData("Jitter = double.NaN")]
    [InlineData("Backoff = (BackoffKind)7")]
    [InlineData("Ack = (AckMode)7")]
    [InlineData("BaseDelay = \"soon\"")]
    [InlineData("BaseDelay = \"0s\"")]
    [InlineData("BaseDelay = \"31m\"")]
    [InlineData("BaseDelay = \"2s\", MaxDelay = \"1s\"")]
    [InlineData("MaxDelay = \"31d\"")]
    [InlineData("Timeout = \"99ms\"")]
    [InlineData("Timeout = \"\"")]
    [InlineData("Timeout = \"1m\", HardTimeout = \"60s\"")]
    [InlineData("HardTimeout = \"30d1ms\"")]
    [InlineData("RetryOn = [typeof(string)]")]
    [InlineData("DoNotRetryOn = [typeof(Broken<>)]")]
    [InlineData("DoNotRetryOn = [typeof(Secret)]")]
    [InlineData("RetryOn = [typeof(TimeoutException)], DoNotRetryOn = [typeof(TimeoutException)]")]
    public void Setting_ThatCannotBe_StopsItsJobAndNoOther(string setting)
    {
        foreach (var (onJob, onClass) in new[] { (", " + setting, ""), ("", $"[JobDefaults({setting})]") })
        {
            var run = GeneratorHarness.Run($$"""
                namespace Shop;
                class Broken<T> : Exception;
                {{onClass}}
                static partial class Work
                {
                    sealed class Secret : Exception;
                    [Job("a"{{onJob}})] static void Run() { }
                }

                static partial class Other { [Job("b")] static void Go() { } }
                """.Replace("typeof(Secret)", "typeof(Work.Secret)", StringComparison.Ordinal));

            Assert.Equal(["Shop.Other.Go.g.cs", "TypedJobs.Facade.g.cs", "TypedJobs.Manifest.g.cs"], run.Files.Keys);
        }
    }

    [Theory]
    [InlineData("MaxAttempts = 1000")]
    [InlineData("Jitter = 0")]
    [InlineData("BaseDelay = \"30m\"")]
    [InlineData("BaseDelay = \"30d\", MaxDelay = \"30d\"")]
    [InlineData("Timeout = \"100ms\", HardTimeout = \"101ms\"")]
    [InlineData("HardTimeout = \"30d\"")]
    public void Setting_AtItsLimit_IsFine(string setting)
        => Assert.Contains("Shop.Work.Run.g.cs", Generate($$"""[Job("a", {{setting}})] static void Run() { }""").Files.Keys);

    private static JobDescriptor DescriptorOf(string method) => Generate(method).Load().Entry("Run").Descriptor;

    private static GeneratorRun Generate(string method)
        => GeneratorHarness.Run($$"""
            namespace Shop;
            static partial class Work
            {
                {{method}}
            }
            """).AssertCompiles();
}
