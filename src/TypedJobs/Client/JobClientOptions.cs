namespace TypedJobs;

/// <summary>What a client refuses, when it takes a job for stored, and what it warns about. Set in code, or under <c>TypedJobs:Client</c> in the configuration; the latter wins.</summary>
public sealed class JobClientOptions
{
    /// <summary>The largest job that the client enqueues, in bytes as stored: its arguments and a few dozen bytes more.</summary>
    /// <value>Default 1 MiB: Redis holds every queued job in memory, so put larger data in blob storage and pass its key.
    /// From 1 KiB to 256 MiB. In the configuration with a unit: <c>512KB</c>.</value>
    /// <remarks>A larger one throws a <see cref="PayloadTooLargeException"/> before anything is sent.</remarks>
    public int MaxPayload { get; set; } = 1024 * 1024;

    /// <summary>How many jobs may wait in a queue (pending and scheduled) for the client to enqueue another.</summary>
    /// <value>Default 0: any number.</value>
    /// <remarks>Beyond it, enqueueing throws a <see cref="QueueFullException"/>. Jobs that run or are dead are not counted; those that wait for a
    /// retry are, but a retry itself is never refused.</remarks>
    public long MaxLength { get; set; }

    /// <summary>The same for single queues, by their names; wins over <see cref="MaxLength"/>. In the configuration: <c>TypedJobs:Client:MaxLengths:mail</c>.</summary>
    public IDictionary<string, long> MaxLengths { get; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>How many replicas of Redis must have a job before it counts as enqueued, so that it outlives the loss of the primary.</summary>
    /// <value>Default 0: the primary alone. From 0 to 10.</value>
    /// <remarks>When fewer have it within <see cref="DurabilityTimeout"/>, enqueueing throws a <see cref="JobEnqueueException"/> whose
    /// <see cref="JobEnqueueException.MayBeStored"/> is true: the primary has it. Costs a round trip to the replicas, and a connection. It makes loss
    /// improbable, not impossible: see <see href="https://redis.io/docs/latest/commands/wait/"/>.</remarks>
    public int DurabilityReplicas { get; set; }

    /// <summary>How long replicas are waited for.</summary>
    /// <value>Default 1 s. From 10 ms to 1 min.</value>
    public TimeSpan DurabilityTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long no worker may serve a queue that the client enqueues into before the client logs a warning, which says what may be meant.</summary>
    /// <value>Default 1 min. From 1 s to 1 day; 0 for no warning. In the configuration: <c>TypedJobs:Client:WarnUnservedAfter = 10m</c>.</value>
    /// <remarks>Said once for each queue, and again every 10 minutes at most, for as long as the program enqueues into it. Costs one small command a minute while it
    /// enqueues, and none of an enqueue's time. A worker that died counts for 30 s as one that serves. Only the client of a host has a log to write to: one from
    /// <c>JobClient.ConnectAsync</c> says nothing.</remarks>
    public TimeSpan WarnUnservedAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The limit of one queue; 0 for none.</summary>
    internal long MaxLengthOf(string queue) => MaxLengths.TryGetValue(queue, out var maxLength) ? maxLength : MaxLength;

    /// <summary>What is wrong with the options, each with its remedy; empty if nothing.</summary>
    internal IEnumerable<string> Problems()
    {
        if (MaxPayload is < 1024 or > 256 * 1024 * 1024)
        {
            yield return $"MaxPayload is {MaxPayload} bytes: set it from 1 KiB to 256 MiB.";
        }

        if (MaxLength < 0)
        {
            yield return $"MaxLength is {MaxLength}: set it to 1 or more, or to 0 for no limit.";
        }

        foreach (var (queue, maxLength) in MaxLengths)
        {
            if (!QueueName.IsValid(queue))
            {
                yield return $"MaxLengths: '{queue}' cannot name a queue: use 1 to 100 letters, digits, '.', '-' or '_'.";
            }

            if (maxLength < 0)
            {
                yield return $"MaxLengths of queue '{queue}' is {maxLength}: set it to 1 or more, or to 0 for no limit.";
            }
        }

        if (DurabilityReplicas is < 0 or > 10)
        {
            yield return $"DurabilityReplicas is {DurabilityReplicas}: set it from 0 (the primary alone) to 10.";
        }

        if (DurabilityTimeout < TimeSpan.FromMilliseconds(10) || DurabilityTimeout > TimeSpan.FromMinutes(1))
        {
            yield return $"DurabilityTimeout is {DurabilityTimeout}: set it from 10 ms to 1 min.";
        }

        if (WarnUnservedAfter != TimeSpan.Zero && (WarnUnservedAfter < TimeSpan.FromSeconds(1) || WarnUnservedAfter > TimeSpan.FromDays(1)))
        {
            yield return $"WarnUnservedAfter is {WarnUnservedAfter}: set it from 1 s to 1 day, or to 0 for no warning.";
        }
    }
}
