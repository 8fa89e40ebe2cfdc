using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask ReleaseAsync(string queue, WorkerSession session, ReadOnlyMemory<JobId> jobs, bool endSession)
    {
        var keys = KeysOf(queue);
        RedisKey[] five = [keys.High, keys.Normal, keys.Low, keys.Leased(session.Name), keys.Leases];
        await EvaluateAsync(RedisScripts.Release, queue, five, [keys.Prefix, session.Name, Join(jobs.Span), endSession ? 1 : 0])
            .ConfigureAwait(false);
    }

    public async ValueTask<JobState> CancelAsync(string queue, JobId id)
    {
        var keys = KeysOf(queue);
        RedisKey[] eleven =
        [
            keys.Jobs, keys.Scheduled, keys.Dead, keys.Failures, keys.Crashes, keys.Cancelled, keys.Leases, keys.Stats, keys.Cancelling,
            keys.Once, keys.Unannounced,
        ];
        return (JobState)(int)await EvaluateAsync(RedisScripts.Cancel, queue, eleven, [keys.Prefix, id.ToByteArray()]).ConfigureAwait(false);
    }

    public async ValueTask<JobSnapshot> FindAsync(string queue, JobId id)
    {
        var keys = KeysOf(queue);
        RedisKey[] six = [keys.Jobs, keys.Scheduled, keys.Dead, keys.Failures, keys.Leases, keys.Result(id)];
        var reply = await EvaluateAsync(RedisScripts.Find, queue, six, [keys.Prefix, id.ToByteArray()]).ConfigureAwait(false);
        return new JobSnapshot(
            (JobState)(int)reply[0],
            Outcome: (ReadOnlyMemory<byte>)(RedisValue)reply[1],
            Body: (ReadOnlyMemory<byte>)(RedisValue)reply[2],
            Failure: (ReadOnlyMemory<byte>)(RedisValue)reply[3]);
    }
}
