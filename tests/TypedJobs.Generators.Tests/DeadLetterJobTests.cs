namespace TypedJobs.Generators.Tests;

/// <summary>Jobs that handle the death of others.</summary>
public sealed class DeadLetterJobTests
{
    [Fact]
    public void OnDead_NamingAJobOfTheClass_IsItsWireName()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            static partial class Work
            {
                [Job("pay", OnDead = nameof(Alert))] static void Pay(int order) { }
                [Job("pay.alert")] static Task Alert([FromServices] IServiceProvider services, DeadLetter letter, CancellationToken ct) => Task.CompletedTask;
                [Job(OnDead = nameof(Log))] static void Ship() { }
                [Job] private static void Log(DeadLetter letter) { }
            }
            """).AssertCompiles().Load();

        Assert.Equal("pay.alert", jobs.Entry("Pay").Descriptor.OnDead);
        Assert.Equal("Work.Log", jobs.Entry("Ship").Descriptor.OnDead);
        Assert.Null(jobs.Entry("Alert").Descriptor.OnDead);
    }

    [Fact]
    public void OnDead_NamingAnOverloadedJob_IsTheOneThatTakesADeadLetter()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            static partial class Work
            {
                [Job("alert.text", FacadeName = "AlertText")] static void Alert(string text) { }
                [Job("alert", OnDead = nameof(Alert), FacadeName = "AlertBoth")] static void Alert(string text, int number) { }
                [Job("alert.dead", FacadeName = "AlertDead")] static void Alert(DeadLetter letter) { }
            }
            """).AssertCompiles().Load();

        Assert.Equal("alert.dead", jobs.Entry("AlertBoth").Descriptor.OnDead);
    }

    [Fact]
    public void DeadLetterHandler_TakingADeadLetter_IsMarked()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            static partial class Work { [Job("dead"), DeadLetterHandler] static void Handle(DeadLetter letter, JobContext job) { } }
            """).AssertCompiles().Load();

        Assert.True(jobs.Entry("Handle").Descriptor.IsDeadLetterHandler);
    }

    [Theory]
    [InlineData("""[Job("a", OnDead = "Missing")] static void Run() { }""")]
    [InlineData("""[Job("a", OnDead = "")] static void Run() { }""")]
    [InlineData("""[Job("a", OnDead = nameof(Plain))] static void Run() { } static void Plain(DeadLetter letter) { }""")]
    [InlineData("""[Job("a", OnDead = nameof(Run))] static void Run(DeadLetter letter) { }""")]
    [InlineData("""[Job("a", OnDead = "Go")] static void Run() { }""")]
    [InlineData("""[Job("a"), DeadLetterHandler] static void Run(string letter) { }""")]
    [InlineData("""[Job("a"), DeadLetterHandler] static void Run(DeadLetter letter, int more) { }""")]
    [InlineData("""[Job("a"), DeadLetterHandler] static void Run([FromServices] DeadLetter letter) { }""")]
    public void Handler_ThatCannotBe_StopsItsJob(string source)
    {
        var run = GeneratorHarness.Run($$"""
            namespace Shop;
            static partial class Work { {{source}} }
            static partial class Other { [Job("b")] static void Go(DeadLetter letter) { } }
            """);

        Assert.DoesNotContain("Shop.Work.Run.g.cs", run.Files.Keys);
        Assert.Contains("Shop.Other.Go.g.cs", run.Files.Keys);
    }
}
