namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3021, off by default: effects under a lock.</summary>
public class LockIsNoGuardTests
{
    [Fact]
    public Task NoLock_IsSilent() => RuleVerifier.VerifyAsync("TJ3021", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PostAsync("/a", null);
        """);

    [Fact]
    public Task Semaphore_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3021", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, SemaphoreSlim gate)
        {
            await gate.WaitAsync();
            await {|TJ3021:http.PostAsync("/a", null)|};
            gate.Release();
        }
        """);
}
