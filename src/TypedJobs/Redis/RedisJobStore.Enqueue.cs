using System.Runtime.CompilerServices;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    private const int EnqueueHead = 6;

    /// <summary>The group of jobs with a due time, which the script takes last.</summary>
    private const int Timed = 3;

    public ValueTask<EnqueueReply> EnqueueAsync(QueueAddress queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength)
        => EnqueueAsync(_database, queue, jobs, mayRepeat, maxLength);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EnqueueReply> EnqueueAsync(
        IDatabase database, QueueAddress queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jobs.Length, StoreLimits.MaxBatch);
        if (jobs.IsEmpty)
        {
            return default;
        }

        var keys = KeysOf(queue);
        if (!mayRepeat && maxLength == 0 && IsSmallOne(jobs.Span))
        {
            var one = await EvaluateAsync(
                database, RedisScripts.EnqueueOne, queue, keys.For(RedisScripts.EnqueueOne), ArgumentsOfOne(keys, jobs.Span[0])).ConfigureAwait(false);
            if (!Is(one, ScriptStatus.Repeated))
            {
                return new EnqueueReply((int)one);
            }

            mayRepeat = true;
        }

        var arguments = EnqueueArguments(keys, jobs.Span, maxLength);
        if (!mayRepeat)
        {
            var reply = await EvaluateAsync(database, RedisScripts.Enqueue, queue, keys.For(RedisScripts.Enqueue), arguments).ConfigureAwait(false);
            if (!Is(reply, ScriptStatus.Repeated))
            {
                return ToEnqueueReply(reply);
            }
        }

        return ToEnqueueReply(await EvaluateAsync(database, RedisScripts.EnqueueOnce, queue, keys.For(RedisScripts.EnqueueOnce), arguments)
            .ConfigureAwait(false));
    }

    private static EnqueueReply ToEnqueueReply(RedisResult reply)
        => reply.Resp2Type == ResultType.Array ? new EnqueueReply(0, QueueFull: true) { Room = (int)reply[1] } : new EnqueueReply((int)reply);

    /// <summary>True for the commonest call: one job that may run at once and is not large.</summary>
    private static bool IsSmallOne(ReadOnlySpan<NewJob> jobs)
        => jobs.Length == 1 && GroupOf(jobs[0]) != Timed && jobs[0].Body.Length <= StoreLimits.LargeBody;

    private static RedisValue[] ArgumentsOfOne(RedisKeys keys, in NewJob job) => [keys.Prefix, job.Id.ToByteArray(), job.Body, ListOf(job.Id.Priority)];

    /// <summary>The pending list of a priority, as the scripts name it.</summary>
    private static RedisValue ListOf(JobPriority priority) => priority switch
    {
        JobPriority.High => "high",
        JobPriority.Low => "low",
        _ => "normal",
    };

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
