using System.Runtime.CompilerServices;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    private const int EnqueueHead = 6;

    /// <summary>The group of jobs with a due time, which the script takes last.</summary>
    private const int Timed = 3;

    public ValueTask<EnqueueReply> EnqueueAsync(string queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength)
        => EnqueueAsync(_database, queue, jobs, mayRepeat, maxLength);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EnqueueReply> EnqueueAsync(
        IDatabase database, string queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jobs.Length, StoreLimits.MaxBatch);
        if (jobs.IsEmpty)
        {
            return default;
        }

        var keys = KeysOf(queue);
        if (jobs.Length == 1 && !mayRepeat && maxLength == 0 && GroupOf(jobs.Span[0]) != Timed)
        {
            var one = await EvaluateAsync(database, RedisScripts.EnqueueOne, queue, KeysOfOne(keys, jobs.Span[0]), ArgumentsOfOne(keys, jobs.Span[0]))
                .ConfigureAwait(false);
            if (!Is(one, ScriptStatus.Repeated))
            {
                return new EnqueueReply((int)one);
            }

            mayRepeat = true;
        }

        var arguments = EnqueueArguments(keys, jobs.Span, maxLength);
        if (!mayRepeat)
        {
            RedisKey[] six = [keys.Jobs, keys.High, keys.Normal, keys.Low, keys.Scheduled, keys.Stats];
            var reply = await EvaluateAsync(database, RedisScripts.Enqueue, queue, six, arguments).ConfigureAwait(false);
            if (!Is(reply, ScriptStatus.Repeated))
            {
                return ToEnqueueReply(reply);
            }
        }

        RedisKey[] seven = [keys.Jobs, keys.High, keys.Normal, keys.Low, keys.Scheduled, keys.Stats, keys.Cancelled];
        return ToEnqueueReply(await EvaluateAsync(database, RedisScripts.EnqueueOnce, queue, seven, arguments).ConfigureAwait(false));
    }

    private static EnqueueReply ToEnqueueReply(RedisResult reply)
        => reply.Resp2Type == ResultType.Array ? new EnqueueReply(0, QueueFull: true) { Room = (int)reply[1] } : new EnqueueReply((int)reply);

    private static RedisKey[] KeysOfOne(RedisKeys keys, in NewJob job) => job.Id.Priority switch
    {
        JobPriority.High => [keys.Jobs, keys.High, keys.Normal, keys.Low, keys.Stats],
        JobPriority.Low => [keys.Jobs, keys.Low, keys.High, keys.Normal, keys.Stats],
        _ => [keys.Jobs, keys.Normal, keys.High, keys.Low, keys.Stats],
    };

    private static RedisValue[] ArgumentsOfOne(RedisKeys keys, in NewJob job) => [keys.Prefix, job.Id.ToByteArray(), job.Body];

    private static RedisValue[] EnqueueArguments(RedisKeys keys, ReadOnlySpan<NewJob> jobs, long maxLength)
    {
        Span<int> counts = stackalloc int[4];
        foreach (ref readonly var job in jobs)
        {
            counts[GroupOf(job)]++;
        }

        var arguments = new RedisValue[EnqueueHead + (jobs.Length * 2) + counts[3]];
        arguments[0] = keys.Prefix;
        arguments[1] = maxLength;
        for (var group = 0; group < counts.Length; group++)
        {
            arguments[2 + group] = counts[group];
        }

        // All ids are slices of one array: 16 bytes a job instead of an object each.
        var ids = new byte[jobs.Length * JobId.Size];
        Span<int> next = [0, counts[0], counts[0] + counts[1], jobs.Length - counts[3]];
        var nextDue = EnqueueHead + (jobs.Length * 2);
        foreach (ref readonly var job in jobs)
        {
            var group = GroupOf(job);
            var position = next[group]++;
            job.Id.TryWriteBytes(ids.AsSpan(position * JobId.Size));
            arguments[EnqueueHead + (position * 2)] = new ReadOnlyMemory<byte>(ids, position * JobId.Size, JobId.Size);
            arguments[EnqueueHead + (position * 2) + 1] = job.Body;
            if (group == Timed)
            {
                arguments[nextDue++] = job.RunAtUnixMs > 0 ? job.RunAtUnixMs : -job.DelayMs;
            }
        }

        return arguments;
    }

    /// <summary>The order in which the script takes jobs: high, normal, low, then those with a due time.</summary>
    private static int GroupOf(in NewJob job) => job.DelayMs > 0 || job.RunAtUnixMs > 0
        ? Timed
        : job.Id.Priority switch { JobPriority.High => 0, JobPriority.Low => 2, _ => 1 };
}
