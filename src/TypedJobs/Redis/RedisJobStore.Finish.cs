using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask ReleaseAsync(QueueAddress queue, WorkerSession session, ReadOnlyMemory<JobId> jobs, bool endSession)
    {
        var keys = KeysOf(queue);
        await EvaluateAsync(
            RedisScripts.Release,
            queue,
            keys.For(RedisScripts.Release, session.Name),
            [keys.Prefix, session.Name, Join(jobs.Span), endSession ? 1 : 0]).ConfigureAwait(false);
    }

    public async ValueTask<JobState> RescheduleAsync(QueueAddress queue, JobId id, long delayMs, long runAtUnixMs)
        => (JobState)(int)await EvaluateAsync(
            RedisScripts.Reschedule, queue, [KeysOf(queue).Prefix, id.ToByteArray(), runAtUnixMs > 0 ? runAtUnixMs : -delayMs]).ConfigureAwait(false);

    public async ValueTask<JobState> CancelAsync(QueueAddress queue, JobId id)
        => (JobState)(int)await EvaluateAsync(RedisScripts.Cancel, queue, [KeysOf(queue).Prefix, id.ToByteArray()]).ConfigureAwait(false);
}
