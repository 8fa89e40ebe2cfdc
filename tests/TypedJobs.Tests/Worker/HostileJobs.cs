using MessagePack;
using TypedJobs.Tests.Jobs;

namespace TypedJobs.Tests.Worker;

/// <summary>Jobs that do what a worker must survive.</summary>
public static partial class HostileJobs
{
    [Job("hostile.throw", MaxAttempts = 1)]
    private static void ThrowHostile(string kind) => throw HostileExceptions.Make(kind);

    [Job("hostile.wrap", MaxAttempts = 1)]
    private static void WrapHostile(string kind, JobContext job) => throw job.Retry(TimeSpan.Zero, HostileExceptions.Make(kind));

    [Job("hostile.callback", Timeout = "200ms", MaxAttempts = 1)]
    private static async Task CallBack(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(static () => throw new InvalidOperationException("evil callback"));
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    [Job("hostile.dispose", MaxAttempts = 3, BaseDelay = "1ms", MaxDelay = "1ms")]
    private static int DisposeBadly(string channel, bool fail, JobContext job, [FromServices] HostileService service)
    {
        ProbeJobs.Open(channel).Ran.Enqueue(job.Attempt);
        return fail ? throw job.Fail("the method's own error") : service.Number;
    }

    [Job("hostile.partner", MaxAttempts = 3, BaseDelay = "1ms", MaxDelay = "1ms")]
    private static void AskPartner(string channel, bool ours, JobContext job)
    {
        ProbeJobs.Open(channel).Ran.Enqueue(job.Attempt);
        throw ours ? new JobFormatException("the result of another job") : new MessagePackSerializationException("a partner's reply was cut off");
    }

    [Job("hostile.large", MaxAttempts = 3, BaseDelay = "1ms", MaxDelay = "1ms")]
    private static byte[] ReturnBytes(string channel, int size, JobContext job)
    {
        ProbeJobs.Open(channel).Ran.Enqueue(job.Attempt);
        return new byte[size];
    }

    [Job("hostile.large-effect", MaxAttempts = 3, BaseDelay = "1ms", MaxDelay = "1ms")]
    private static async Task KeepBytes(string channel, int size, JobContext job)
    {
        ProbeJobs.Open(channel).Ran.Enqueue(job.Attempt);
        await job.OnceAsync("report", _ => Task.FromResult(new byte[size]));
    }

    [Job("hostile.slow", Timeout = "200ms", MaxAttempts = 1)]
    private static async Task StandStill(CancellationToken cancellationToken)
        => await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    [Job("hostile.later", MaxAttempts = 3, BaseDelay = "1h", MaxDelay = "1h", Jitter = 0)]
    private static void FailForAnHour() => throw new TimeoutException("in an hour");
}

/// <summary>A service whose disposal fails.</summary>
public sealed class HostileService : IDisposable
{
    public int Number { get; } = 7;

    public void Dispose() => throw new InvalidOperationException("evil disposal");
}
