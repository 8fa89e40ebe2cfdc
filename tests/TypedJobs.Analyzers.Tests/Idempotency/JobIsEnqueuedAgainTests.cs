namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3016: jobs that enqueue jobs.</summary>
public class JobIsEnqueuedAgainTests
{
    [Fact]
    public Task WithId_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(JobCall call, JobId id) => await call.WithId(id).EnqueueAsync();
        """);

    [Fact]
    public Task RecurringJob_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run() => Hangfire.RecurringJob.AddOrUpdate("a", () => Console.WriteLine(), "* * * * *");
        """);

    [Fact]
    public Task Enqueue_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(JobCall call) => await {|TJ3016:call.EnqueueAsync()|};
        """);

    [Fact]
    public Task EnqueueByClient_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(JobCall call, JobClient client) => await {|TJ3016:client.EnqueueAsync(call)|};
        """);
}
